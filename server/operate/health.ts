// What a supervisor asks over HTTP: `/healthz`, is the process alive, and `/readyz`, can it serve.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers the two paths, and 404 for all others. `ready` may reject: that is a no. */
export function healthHandler(
  ready: () => Promise<boolean>,
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
    } else {
      say(response, 404, { error: 'There is nothing here. The community is for the Parley app.' });
    }
  };
}
