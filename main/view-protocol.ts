// Serves the view's files from out/renderer under the app's own scheme, each with the content security
// policy. Serves nothing from outside that folder, and nothing but GET.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol } from 'electron';
import { contentSecurityPolicy, viewScheme } from './security.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export function serveView(of: Protocol, folder: string): void {
  of.handle(viewScheme, (request) => answer(request, folder));
}

async function answer(request: Request, folder: string): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const file = fileOf(request.url, folder);
  const type = file === null ? undefined : contentTypes[extname(file)];
  if (file === null || type === undefined) return refuse(404);
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: headers(type) });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR') return refuse(404);
    throw error;
  }
}

/** The file that the address means, or null when that is none of the folder's. */
export function fileOf(address: string, folder: string): string | null {
  const url = new URL(address);
  if (url.host !== 'view') return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const root = normalize(folder + sep);
  const file = join(root, path);
  return file.startsWith(root) ? file : null;
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: headers('text/plain') });
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}
