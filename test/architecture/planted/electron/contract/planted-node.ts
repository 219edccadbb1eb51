// arch: contract-is-pure
// tsc: TS2591
import { readFileSync } from 'node:fs';

export const planted = readFileSync('/dev/null');
