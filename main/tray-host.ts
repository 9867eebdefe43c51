// Whether there is a place for a tray icon at all. On Linux not every desktop has one, and Electron does
// not say: the session's bus knows whether somebody shows such icons.
import { execFile } from 'node:child_process';

const watcher = 'org.kde.StatusNotifierWatcher';
const patienceMs = 3_000;

export function hasTrayHost(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  if (!env.DBUS_SESSION_BUS_ADDRESS && !env.XDG_RUNTIME_DIR) return Promise.resolve(false);
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${watcher}`,
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: patienceMs, env }, (error, answer) =>
      resolve(error === null && answer.includes('boolean true')),
    );
  });
}
