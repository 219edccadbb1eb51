// arch: ladder-cli
export { planted } from '../../cloud/planted-target.ts';
