// The icon beside the clock: says what is unread, opens the app, lets nothing disturb for a while, and
// quits.
import { Menu, nativeImage, Tray } from 'electron';
import { markBitmap, templateBitmap } from './icon-image.ts';
import { type TrayActions, type TrayState, trayTemplate, unreadInWords } from './tray-menu.ts';

export type TrayOptions = TrayActions & { platform: NodeJS.Platform };

export type AppTray = { show(state: TrayState): void };

export function createTray(options: TrayOptions): AppTray {
  const isMac = options.platform === 'darwin';
  const images = isMac
    ? { read: macImage(), unread: macImage() }
    : { read: image(false), unread: image(true) };
  const tray = new Tray(images.read);
  // On macOS a click opens the menu, as every icon there does.
  if (!isMac) tray.on('click', options.onOpen);

  return {
    show(state) {
      const { unread } = state;
      tray.setImage(unread === 0 ? images.read : images.unread);
      if (isMac) tray.setTitle(unread === 0 ? '' : String(unread));
      tray.setToolTip(`Parley – ${unreadInWords(state)}`);
      tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, options)));
    },
  };
}

const small = 16;

function image(hasUnread: boolean): Electron.NativeImage {
  const drawn = nativeImage.createFromBitmap(markBitmap(2 * small, hasUnread), {
    width: 2 * small,
    height: 2 * small,
    scaleFactor: 2,
  });
  return drawn;
}

function macImage(): Electron.NativeImage {
  const drawn = nativeImage.createFromBitmap(templateBitmap(2 * small), {
    width: 2 * small,
    height: 2 * small,
    scaleFactor: 2,
  });
  drawn.setTemplateImage(true);
  return drawn;
}
