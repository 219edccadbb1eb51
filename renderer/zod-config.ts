import { config } from 'zod';

// Zod compiles schemas with `new Function` unless told not to, and the page's content security policy forbids that.
// This file has to be imported before any schema is made.
config({ jitless: true });
