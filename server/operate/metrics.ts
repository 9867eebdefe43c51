// What a Prometheus scrapes: the process, the connections, the commits, the broadcasts and the
// requests. No label comes from outside, and none names a member.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { type RequestName, requests } from '../../shared/protocol/events.ts';

export type Metrics = {
  /** One request was answered; an unknown name is counted as such. */
  answered: (name: string, outcome: 'ok' | ErrorCode) => void;
  /** One transaction was committed for so many requests. */
  committed: (requests: number) => void;
  /** One round of broadcasts took so long, and so long is waited until the next; in milliseconds. */
  broadcastRound: (tookMs: number, windowMs: number) => void;
  /** From when on connections can be counted. */
  countConnections: (count: () => number) => void;
  contentType: string;
  /** All of it in Prometheus' text format. */
  text: () => Promise<string>;
};

/** One set a server: two servers in one process count for themselves. */
export function openMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  let connections = () => 0;
  new Gauge({
    name: 'parley_connections',
    help: 'Connections that are open.',
    registers,
    collect() {
      this.set(connections());
    },
  });
  const answered = new Counter({
    name: 'parley_requests_total',
    help: 'Requests that were answered, by their name and by "ok" or the code of the refusal.',
    labelNames: ['name', 'outcome'] as const,
    registers,
  });
  const commits = new Counter({
    name: 'parley_commits_total',
    help: 'Transactions that were committed.',
    registers,
  });
  const groups = new Histogram({
    name: 'parley_commit_group_size',
    help: 'Requests that shared one transaction.',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200],
    registers,
  });
  const rounds = new Histogram({
    name: 'parley_broadcast_round_seconds',
    help: 'Duration of a round of broadcasts.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registers,
  });
  const window = new Gauge({
    name: 'parley_broadcast_window_seconds',
    help: 'The time between two rounds of broadcasts.',
    registers,
  });
  return {
    answered: (name, outcome) => answered.inc({ name: known(name), outcome }),
    committed: (size) => {
      commits.inc();
      groups.observe(size);
    },
    broadcastRound: (tookMs, windowMs) => {
      rounds.observe(tookMs / 1000);
      window.set(windowMs / 1000);
    },
    countConnections: (count) => {
      connections = count;
    },
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}

function known(name: string): RequestName | 'unknown' {
  return Object.hasOwn(requests, name) ? (name as RequestName) : 'unknown';
}
