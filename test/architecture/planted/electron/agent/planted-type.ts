// eslint: no-restricted-imports
// arch: electron-free
import type { App } from 'electron';

export type Planted = App;
