// Packs the built app into a folder that starts by itself, with electron-builder.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { build, type CliOptions, Platform } from 'electron-builder';
import { type FoundElectron, packageVersion } from './find-electron.ts';
import { projectFolder } from './folders.ts';

export type PackedApp = {
  folder: string;
  executable: string;
  /** False for what was made from another Electron than the pinned one: for tests alone. */
  forRelease: boolean;
};

/** Packs out/ into `output`; the app must be built. Throws what electron-builder throws. */
export async function packApp(found: FoundElectron, output: string): Promise<PackedApp> {
  const version = versionOf(found);
  const forRelease = found.from === 'package' && version === packageVersion();
  const options: CliOptions = {
    projectDir: projectFolder,
    targets: Platform.current().createTarget('dir'),
    config: {
      extends: join(projectFolder, 'electron-builder.yml'),
      directories: { output },
      electronVersion: version,
      electronDist: electronFolder(found.executable),
      // A build for tests keeps the switches that the tests drive it by.
      ...(forRelease ? {} : { electronFuses: null }),
    },
  };
  await build(options);
  return { ...placeOf(output), forRelease };
}

function versionOf(found: FoundElectron): string {
  if (found.from === 'package') return packageVersion();
  return execFileSync(found.executable, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  }).trim();
}

function electronFolder(executable: string): string {
  // On macOS: dist/Electron.app/Contents/MacOS/Electron.
  return process.platform === 'darwin'
    ? join(dirname(executable), '..', '..', '..')
    : dirname(executable);
}

function placeOf(output: string): { folder: string; executable: string } {
  if (process.platform === 'darwin') {
    const folder = join(output, process.arch === 'arm64' ? 'mac-arm64' : 'mac');
    return { folder, executable: join(folder, 'Parley.app', 'Contents', 'MacOS', 'Parley') };
  }
  const system = process.platform === 'win32' ? 'win' : 'linux';
  const folder = join(
    output,
    `${system}${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked`,
  );
  return { folder, executable: join(folder, system === 'win' ? 'Parley.exe' : 'parley') };
}
