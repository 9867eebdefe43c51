// The icon beside the clock: says what is unread, opens the app, lets nothing disturb for a while, and
// quits.
import { Menu, nativeImage, Tray } from 'electron';
import { markBitmap, templateBitmap } from './icon-image.ts';
import type { Words } from './words/en.ts';

export type TrayState = {
  words: Words['tray'];
  unread: number;
  /** When "do not disturb" ends, in words; null while it is off. */
  quietUntil: string | null;
};

export type TrayOptions = {
  platform: NodeJS.Platform;
  onOpen: () => void;
  onQuiet: (until: 'inAnHour' | 'tomorrow' | null) => void;
  onQuit: () => void;
};

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
    show({ words, unread, quietUntil }) {
      const said = unread === 0 ? words.nothing : words.unread(unread);
      tray.setImage(unread === 0 ? images.read : images.unread);
      if (isMac) tray.setTitle(unread === 0 ? '' : String(unread));
      tray.setToolTip(`Parley – ${said}`);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: said, enabled: false },
          { type: 'separator' },
          { label: words.open, click: options.onOpen },
          {
            label: quietUntil === null ? words.doNotDisturb : words.until(quietUntil),
            submenu: [
              { label: words.forAnHour, click: () => options.onQuiet('inAnHour') },
              { label: words.tillTomorrow, click: () => options.onQuiet('tomorrow') },
              { type: 'separator' },
              {
                label: words.off,
                enabled: quietUntil !== null,
                click: () => options.onQuiet(null),
              },
            ],
          },
          { type: 'separator' },
          { label: words.quit, click: options.onQuit },
        ]),
      );
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
