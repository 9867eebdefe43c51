// Imported before any schema: the page's security policy forbids the code that zod would generate.
import { z } from 'zod';

z.config({ jitless: true });
