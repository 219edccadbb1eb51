// arch: ladder-cloud
export { planted } from '../electron/agent/planted-null.ts';
