// The app's own schemes and what each may do. Electron takes the list once, before it is ready.
import { protocol } from 'electron';
import { assetScheme, viewScheme } from './security.ts';

/** Call before the app is ready: a scheme's privileges are settled by then. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: viewScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
    // Pictures alone: neither fetched by a script nor a page of its own.
    { scheme: assetScheme, privileges: { standard: true, secure: true } },
  ]);
}
