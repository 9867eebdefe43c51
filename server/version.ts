// The server's own version, as the package says it.
import packageJson from '../package.json' with { type: 'json' };

export const serverVersion: string = packageJson.version;
