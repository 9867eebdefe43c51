// Asks an address once which community answers there. Keeps nothing.
import type { DescribeAnswer } from '../../../shared/protocol/accounts.ts';
import type { Answer } from '../../../shared/protocol/errors.ts';
import { createConnection, unreached } from './connection.ts';
import type { ProxyFor } from './proxy-agent.ts';

const probeTimeoutMs = 10_000;

/** Never rejects: where nothing answers in time it is an `unavailable`. */
export function probe(
  url: string,
  clientVersion: string,
  proxyFor: ProxyFor | undefined,
  log: (line: string) => void,
): Promise<Answer<DescribeAnswer>> {
  return new Promise((resolve) => {
    const finish = (answer: Answer<DescribeAnswer>) => {
      clearTimeout(timeout);
      connection.close();
      resolve(answer);
    };
    const timeout = setTimeout(() => finish({ ok: false, error: unreached(url) }), probeTimeoutMs);
    const connection = createConnection({
      url,
      clientVersion,
      token: () => null,
      identity: () => null,
      connections: null,
      onConnected: () => undefined,
      onUp: (described) => finish({ ok: true, value: described }),
      onDown: (error) => finish({ ok: false, error }),
      onRefused: (error) => finish({ ok: false, error }),
      onChanges: () => undefined,
      onUnreadable: () => undefined,
      onNotice: () => undefined,
      onAttendance: () => undefined,
      onPresence: () => undefined,
      proxyFor,
      log,
    });
    connection.reconnect();
  });
}
