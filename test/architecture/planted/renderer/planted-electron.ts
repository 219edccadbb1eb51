// eslint: no-restricted-imports
// arch: electron-free
import { ipcRenderer } from 'electron';

export const planted: unknown = ipcRenderer;
