// Starts a community's server in this process: folder, store, gateway, HTTP, each closed in turn.
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { claimToken } from './community/accounts.ts';
import type { ServerConfig } from './config.ts';
import { openGateway } from './live/gateway.ts';
import { defaultRateLimits, type RateLimits } from './live/rate-limits.ts';
import { operatorHandler } from './operate/health.ts';
import { openLog } from './operate/log.ts';
import { openMetrics } from './operate/metrics.ts';
import { readCommunity } from './store/community.ts';
import { lockDataFolder, openDataFolder } from './store/data-folder.ts';
import { serverVersion } from './version.ts';

/** What tests and measurements may set besides: an operator has no need to. */
export type StartOptions = { rateLimits?: Partial<RateLimits> };

export type RunningServer = {
  url: string;
  port: number;
  /** The link that makes the first admin; null where there is one. */
  claim: string | null;
  /** Finishes commits, says goodbye, closes. Safe to call twice. */
  close: () => Promise<void>;
};

/**
 * @throws DataFolderInUse, DatabaseTooNew, StoreBusy, or a system error where it cannot listen.
 */
export async function startServer(
  config: ServerConfig,
  options: StartOptions = {},
): Promise<RunningServer> {
  const log = openLog(config.logLevel);
  const unlock = lockDataFolder(config.dataDir);
  // Undone last to first, whether the start fails half way or the server is closed.
  const undo: (() => Promise<void> | void)[] = [unlock];
  const undoAll = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    const store = await openDataFolder(
      config.dataDir,
      {
        ...(config.name !== undefined && { name: config.name }),
        ...(config.registration !== undefined && { registration: config.registration }),
      },
      (query) => log.warn(query, 'a slow query'),
    );
    undo.push(() => store.close());
    const { result: token } = await store.write(claimToken);

    let stopping = false;
    const metrics = openMetrics();
    const http = createServer(
      operatorHandler(async () => {
        await store.read(readCommunity);
        return !stopping;
      }, metrics),
    );
    const gateway = openGateway(http, {
      store,
      log,
      rateLimits: { ...defaultRateLimits, ...options.rateLimits },
      metrics,
      serverVersion,
    });
    undo.push(() => gateway.close());
    const port = await listen(http, config.host, config.port);
    const place = `${spokenHost(config.host)}:${port}`;
    log.info({ host: config.host, port, version: serverVersion }, 'listening');

    let closed: Promise<void> | null = null;
    return {
      url: `http://${place}`,
      port,
      claim: token === null ? null : `parley://${place}/?invite=${token}`,
      close() {
        stopping = true;
        closed ??= undoAll().then(() => log.info('stopped'));
        return closed;
      },
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

/** Returns the port: the one that was found where 0 was asked for. */
function listen(http: HttpServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}

/** The host as it stands in an address that can be opened from this machine. */
function spokenHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
