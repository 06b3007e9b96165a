import 'element-plus/es/components/base/style/css';
import '../ui/theme.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import type { OpenWire } from '../live/wire';
import DeskPage from './DeskPage.vue';

/** The hub; or, while the pages are developed and asked for with `?mock`, a server inside the page. */
async function wire(): Promise<OpenWire> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('mock')) return (await import('../../dev/mock')).openMock();
  const opening = import('../live/signalr');
  return async (ears) => (await opening).openHub(ears);
}

const app = createApp(DeskPage, { open: await wire() });
app.config.errorHandler = (failure) => console.error(failure);
app.use(createPinia()).mount('#app');
