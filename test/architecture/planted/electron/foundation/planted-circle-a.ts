// arch: no-circular
import { b } from './planted-circle-b.ts';

export const a = (): unknown => b;
