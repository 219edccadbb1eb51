// arch: spool-stands-apart
export { planted } from '../uplink/planted-target.ts';
