// arch: ladder-main
export { planted } from '../agent/planted-null.ts';
