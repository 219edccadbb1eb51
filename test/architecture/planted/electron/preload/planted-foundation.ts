// arch: ladder-preload
export { systemClock } from '../foundation/clock.ts';
