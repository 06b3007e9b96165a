import { defineStore } from 'pinia';
import { ref, watch, watchEffect } from 'vue';
import { language, type Language } from '../i18n';

export type Theme = 'auto' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

interface Kept {
  language: Language;
  theme: Theme;
  density: Density;
  ringVolume: number;
  ringTone: number;
  ringDevice: string;
  microphone: string;
  speaker: string;
}

const key = 'callcenter.settings';
const first: Kept = { language: 'zh-CN', theme: 'auto', density: innerHeight < 900 ? 'compact' : 'comfortable', ringVolume: 60, ringTone: 0, ringDevice: '', microphone: '', speaker: '' };

function kept(): Kept {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return first;
  }
}

/** How this browser likes it: language, light or dark, density, devices. */
export const useSettings = defineStore('settings', () => {
  const value = ref<Kept>(kept());
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked === 'en' || asked === 'zh-CN') value.value.language = asked;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const dark = ref(systemDark.matches);
  systemDark.addEventListener('change', (event) => (dark.value = event.matches));

  watch(value, (next) => localStorage.setItem(key, JSON.stringify(next)), { deep: true });
  watchEffect(() => {
    const root = document.documentElement;
    language.value = value.value.language;
    root.lang = value.value.language;
    root.classList.toggle('dark', value.value.theme === 'dark' || (value.value.theme === 'auto' && dark.value));
    root.classList.toggle('compact', value.value.density === 'compact');
  });
  return { value };
});
