// What an operator asks over HTTP: `/healthz`, is the process alive; `/readyz`, can it serve; and
// `/metrics`, what it has done.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Answers these paths, and 404 for all others. `ready` may reject: that is a no. */
export function operatorHandler(
  ready: () => Promise<boolean>,
  metrics: Pick<Metrics, 'contentType' | 'text'>,
): (request: IncomingMessage, response: ServerResponse) => void {
  const say = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(`${JSON.stringify(body)}\n`);
  };
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/healthz') {
      say(response, 200, { alive: true });
    } else if (path === '/readyz') {
      ready().then(
        (isReady) => say(response, isReady ? 200 : 503, { ready: isReady }),
        () => say(response, 503, { ready: false }),
      );
    } else if (path === '/metrics') {
      metrics.text().then(
        (text) => {
          response.writeHead(200, {
            'content-type': metrics.contentType,
            'cache-control': 'no-store',
          });
          response.end(text);
        },
        () => say(response, 500, { error: 'The metrics could not be read.' }),
      );
    } else {
      say(response, 404, { error: 'There is nothing here. The community is for the Parley app.' });
    }
  };
}
