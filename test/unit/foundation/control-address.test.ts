import { expect, test } from 'vitest';
import {
  controlAddress,
  fitsSocketPath,
  maxSocketPathBytes,
} from '../../../electron/foundation/control-address.ts';

test('on Windows a file in the data folder names the pipe', () => {
  expect(controlAddress('C:\\Röntgen Praxis\\Tern', 'win32')).toEqual({
    kind: 'pointer',
    pointerFile: 'C:\\Röntgen Praxis\\Tern\\control.path',
  });
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
