// eslint: no-restricted-syntax
import module from 'node:module';

export const planted: unknown = module.createRequire(import.meta.url)('electron');
