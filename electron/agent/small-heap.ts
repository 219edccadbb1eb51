import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's young generation at its initial size. Relayed bytes live in buffers outside the heap that are freed when
 * the young generation is collected; left to grow to 64 MB it lets hundreds of dead buffers wait. Measured on 400 CT
 * objects: 126 MB resident without, 92 MB with this, at the same speed. Call before the work begins.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
