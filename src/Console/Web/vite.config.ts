import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = fileURLToPath(new URL('.', import.meta.url));

/** One page per audience: nobody downloads what another audience works with. A new audience is a line here and an HTML file. */
const pages = {
  desk: join(here, 'index.html'),
};

/** Writes name.br and name.gz beside everything that shrinks, so that the server compresses nothing while calls run. */
function precompressed(): Plugin {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      for (const file of files(join(here, 'dist')).filter((name) => /\.(html|js|css|svg|json|webmanifest)$/.test(name))) {
        const bytes = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [vue(), precompressed()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows files of our own only: nothing is inlined into pages or style sheets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: pages },
  },
  server: { proxy: { '/api': { target: 'https://localhost:8443', secure: false }, '/hub': { target: 'https://localhost:8443', secure: false, ws: true } } },
  test: {
    include: ['src/**/*.test.ts', 'dev/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    server: { deps: { inline: ['element-plus'] } },
    reporters: ['default', join(here, 'dev/countReporter.ts')],
  },
});
