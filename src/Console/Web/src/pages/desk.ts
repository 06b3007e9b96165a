import { createApp, h } from 'vue';

createApp({ render: () => h('main', '一号通') }).mount('#app');
