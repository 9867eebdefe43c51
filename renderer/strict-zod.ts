// What `zod` is in the window (see electron.vite.config.ts): the page's security policy forbids the code
// that zod would generate, so whoever loads a schema has this set before.
import { z } from 'zod/v4';

z.config({ jitless: true });

export { z };
