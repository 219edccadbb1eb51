// arch: electron-free, ladder-agent
export { planted } from '../main/planted-window.ts';
