// How to run npm from here. Plain JavaScript: prepare.mjs needs it before anything is installed.
import { basename } from 'node:path';

/**
 * The command and first arguments that run npm: the very npm that runs this script, if one does.
 *
 * @returns {{ command: string, arguments: string[], shell: boolean }}
 */
export function npmCommand() {
  const running = process.env.npm_execpath;
  if (running !== undefined && basename(running) === 'npm-cli.js') {
    const node = process.env.npm_node_execpath ?? process.execPath;
    return { command: node, arguments: [running], shell: false };
  }
  // On Windows npm is a batch file, which only a shell can start.
  return { command: 'npm', arguments: [], shell: process.platform === 'win32' };
}
