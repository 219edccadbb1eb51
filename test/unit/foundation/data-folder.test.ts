import { expect, test } from 'vitest';
import { defaultDataFolder } from '../../../electron/foundation/data-folder.ts';

const withSlashes = (path: string): string => path.replaceAll('\\', '/');

test.each([
  ['linux', { HOME: '/u/a' }, '/u/a/.local/share/tern'],
  ['linux', { HOME: '/u/a', XDG_DATA_HOME: '/data' }, '/data/tern'],
  ['darwin', { HOME: '/U/a' }, '/U/a/Library/Application Support/Tern'],
  ['win32', { APPDATA: 'C:/U/a/AppData/Roaming' }, 'C:/U/a/AppData/Roaming/Tern'],
  ['win32', { USERPROFILE: 'C:/U/a' }, 'C:/U/a/AppData/Roaming/Tern'],
] as const)('on %s with %j it is %s', (platform, env, expected) => {
  expect(withSlashes(defaultDataFolder('Tern', platform, env))).toBe(expected);
});
