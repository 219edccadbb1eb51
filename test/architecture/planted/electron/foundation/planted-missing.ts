// arch: no-unresolvable
// tsc: TS2307
export { planted } from './there-is-no-such-file.ts';
