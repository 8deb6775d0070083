import { config } from 'zod';

// Strict CSP: zod must not try to compile its parsers. Imported before anything that makes a schema.
config({ jitless: true });
