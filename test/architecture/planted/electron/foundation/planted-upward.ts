// arch: ladder-foundation
export { planted } from '../agent/planted-null.ts';
