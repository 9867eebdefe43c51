// Whether the system starts the app when its user signs in: a login item, or on Linux a file in the
// autostart folder of the desktop.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

/** Started by the system, the app opens no window where it can wait in the tray. */
export const inBackground = '--in-background';

export type Login = {
  app: Pick<App, 'setLoginItemSettings'>;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** What starts the app: an executable and what must be said to it. */
  command: readonly string[];
};

export function startAtLogin({ app, platform, env, command }: Login, on: boolean): void {
  const [path = '', ...args] = [...command, inBackground];
  if (platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, path, args });
    return;
  }
  const folder = join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart');
  const file = join(folder, 'parley.desktop');
  if (!on) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, desktopEntry([path, ...args], ['X-GNOME-Autostart-enabled=true']));
}

/** The command by which this process was started. An AppImage is mounted anew at each start. */
export function ownCommand(of: NodeJS.Process & { defaultApp?: boolean }): string[] {
  const executable = of.env.APPIMAGE ?? of.execPath;
  return of.defaultApp && of.argv[1] !== undefined
    ? [executable, resolve(of.argv[1])]
    : [executable];
}

/** `%u` stands for the link that is opened. */
export function desktopEntry(command: readonly string[], more: readonly string[] = []): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Parley',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    ...more,
    '',
  ].join('\n');
}

/** As the specification of desktop entries has it: quoted twice over, `%` doubled. */
function quoted(argument: string): string {
  if (/^([A-Za-z0-9_/.=-]+|%u)$/.test(argument)) return argument;
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replace(/\\/g, '\\\\');
  return `"${inQuotes.replaceAll('%', '%%')}"`;
}
