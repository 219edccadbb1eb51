// arch: renderer-is-a-browser
// tsc: TS2591
export { join } from 'node:path';
