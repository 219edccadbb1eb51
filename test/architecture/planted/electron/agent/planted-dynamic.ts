// eslint: no-restricted-syntax
// arch: electron-free
export const planted: Promise<unknown> = import('electron');
