// Where the app's icon is: packed, it lies beside the app on the disk.
import { join } from 'node:path';
import type { App } from 'electron';

export function iconFile(app: Pick<App, 'isPackaged' | 'getAppPath'>): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'icon.png')
    : join(app.getAppPath(), 'main', 'icons', 'icon.png');
}
