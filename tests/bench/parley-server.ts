// Parley's own server as the benches start it: as shipped, but without limits on how much one
// address may ask, since all of the bench's clients share one.
import { serverConfigSchema } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';

export function startParley(dataDir: string, port = 0): Promise<RunningServer> {
  const config = serverConfigSchema.parse({
    dataDir,
    host: '127.0.0.1',
    port,
    logLevel: 'silent',
  });
  return startServer(config, {
    rateLimits: {
      connectionsPerAddress: null,
      requestsPerConnection: null,
      writesPerMember: null,
      passwordsPerAddress: null,
    },
  });
}
