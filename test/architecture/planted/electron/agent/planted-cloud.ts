// arch: ladder-agent
export { planted } from '../../cloud/planted-target.ts';
