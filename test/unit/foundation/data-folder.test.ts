import { expect, test } from 'vitest';
import { defaultDataFolder } from '../../../electron/foundation/data-folder.ts';

const withSlashes = (path: string): string => path.replaceAll('\\', '/');

test.each([
  ['linux', { HOME: '/home/a' }, '/home/a/.local/share/tern'],
  ['linux', { HOME: '/home/a', XDG_DATA_HOME: '/data' }, '/data/tern'],
  ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Application Support/Tern'],
  ['win32', { APPDATA: 'C:/Users/a/AppData/Roaming' }, 'C:/Users/a/AppData/Roaming/Tern'],
  ['win32', { USERPROFILE: 'C:/Users/a' }, 'C:/Users/a/AppData/Roaming/Tern'],
] as const)('on %s with %j it is %s', (platform, env, expected) => {
  expect(withSlashes(defaultDataFolder('Tern', platform, env))).toBe(expected);
});
