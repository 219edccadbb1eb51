// The other half of the circle; it is reported once.
import { a } from './planted-circle-a.ts';

export const b = (): unknown => a;
