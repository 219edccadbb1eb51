// eslint: no-restricted-syntax
const name = 'electron';
export const planted: Promise<unknown> = import(name);
