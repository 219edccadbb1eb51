// arch: ladder-renderer
export { backoffMs } from '../electron/foundation/backoff.ts';
