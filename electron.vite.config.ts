// How the app is bundled: main, preload and engine as CommonJS that Node 18 can read, the view for
// Chromium 114, so that one build serves the current Electron and the fallback runtime.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;
// Left outside the bundles: it loads a binary that lies beside it.
const external = ['electron', 'better-sqlite3', /^node:/];

type Bundling = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };

const entry = resolve(here, 'renderer/app.tsx');
let found: ReadonlySet<string> | null = null;

/** The modules that the view's entry imports, and those that they import, at once and not later. */
function beginning(bundling: Bundling): ReadonlySet<string> {
  if (found !== null) return found;
  const modules = new Set([entry]);
  for (const id of modules) {
    for (const imported of bundling.getModuleInfo(id)?.importedIds ?? []) modules.add(imported);
  }
  found = modules;
  return found;
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        external,
        // The engine's own bundle comes with it: app.ts imports it by `?modulePath`.
        input: { app: resolve(here, 'main/app.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: { preload: resolve(here, 'main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    plugins: [react()],
    resolve: { alias: [{ find: /^zod$/, replacement: resolve(here, 'renderer/strict-zod.ts') }] },
    build: {
      outDir: resolve(here, 'out/renderer'),
      target: 'chrome114',
      minify: true,
      // The view's policy loads fonts and pictures as files alone.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: resolve(here, 'renderer/index.html'),
        output: {
          // One file of all that the window begins with: many small ones would pack a twentieth worse.
          codeSplitting: {
            groups: [
              {
                debugName: 'beginning',
                name: (id, bundling) => (beginning(bundling).has(id) ? 'beginning' : null),
              },
            ],
          },
        },
      },
    },
  },
});
