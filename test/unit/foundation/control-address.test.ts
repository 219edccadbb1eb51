import { expect, test } from 'vitest';
import {
  controlAddress,
  fitsSocketPath,
  maxSocketPathBytes,
  pipeName,
} from '../../../electron/foundation/control-address.ts';

test('on Windows the agent is a named pipe, the same however its folder is spelled', () => {
  const name = pipeName('C:\\Users\\Reception\\AppData\\Roaming\\Tern');
  expect(name).toMatch(/^\\\\\.\\pipe\\tern-[0-9a-f]{32}$/);
  for (const spelling of [
    'c:\\users\\reception\\appdata\\roaming\\tern',
    'C:/Users/Reception/AppData/Roaming/Tern/',
    'C:\\Users\\Reception\\AppData\\Local\\..\\Roaming\\Tern\\',
  ])
    expect(pipeName(spelling)).toBe(name);
  expect(pipeName('C:\\Users\\Other\\AppData\\Roaming\\Tern')).not.toBe(name);
  expect(controlAddress('C:\\Tern', 'win32')).toEqual({ kind: 'pipe', path: pipeName('C:\\Tern') });
});

test('elsewhere it is a socket in the data folder, or a pointer where the path is too long', () => {
  expect(controlAddress('/home/a/tern', 'linux')).toEqual({
    kind: 'socket',
    path: '/home/a/tern/control.sock',
  });
  const long = `/${'x'.repeat(100)}`;
  expect(controlAddress(long, 'linux')).toEqual({
    kind: 'pointer',
    pointerFile: `${long}/control.path`,
  });
});

test('the limit is counted in bytes and is that of the platform', () => {
  expect(maxSocketPathBytes('linux')).toBe(107);
  expect(maxSocketPathBytes('darwin')).toBe(103);
  expect(fitsSocketPath('x'.repeat(107), 'linux')).toBe(true);
  expect(fitsSocketPath('x'.repeat(108), 'linux')).toBe(false);
  expect(fitsSocketPath('ü'.repeat(54), 'linux')).toBe(false);
});

test('a service of the whole PC is reached in a folder of its own, which a group may enter', () => {
  expect(controlAddress('/var/lib/tern', 'linux')).toEqual({
    kind: 'shared-socket',
    path: '/run/tern/control.sock',
  });
});
