// eslint: no-restricted-imports, no-restricted-syntax
import { createRequire } from 'node:module';

export const planted: unknown = createRequire(import.meta.url)('electron');
