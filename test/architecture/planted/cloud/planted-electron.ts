// eslint: no-restricted-imports
// arch: electron-free
import { app } from 'electron';

export const planted: unknown = app;
