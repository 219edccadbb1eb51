// arch: contract-is-pure
export { systemClock } from '../foundation/clock.ts';
