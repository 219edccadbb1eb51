import { expect, test } from 'vitest';
import { isDeviceAllowed, plainAddress } from '../../../electron/agent/relay/admission.ts';

const device = { callingAeTitle: 'US-1', address: '10.0.0.7' };
const allows = (
  entries: { aeTitle: string | null; address: string | null }[],
  who = device,
): boolean => isDeviceAllowed(entries, who);

test('without a list every device may send, with an empty one none', () => {
  expect(isDeviceAllowed(null, device)).toBe(true);
  expect(allows([])).toBe(false);
});

test.each([
  [{ aeTitle: 'US-1', address: null }, true],
  [{ aeTitle: 'US-2', address: null }, false],
  [{ aeTitle: 'us-1', address: null }, false],
  [{ aeTitle: null, address: '10.0.0.7' }, true],
  [{ aeTitle: null, address: '10.0.0.8' }, false],
  [{ aeTitle: null, address: '10.0.0.0/24' }, true],
  [{ aeTitle: null, address: '10.0.1.0/24' }, false],
  [{ aeTitle: null, address: '0.0.0.0/0' }, true],
  [{ aeTitle: 'US-1', address: '10.0.0.0/8' }, true],
  [{ aeTitle: 'US-2', address: '10.0.0.0/8' }, false],
  [{ aeTitle: null, address: null }, false],
  [{ aeTitle: null, address: 'reception' }, false],
  [{ aeTitle: null, address: '10.0.0.0/33' }, false],
  [{ aeTitle: null, address: '10.0.0.0/' }, false],
  [{ aeTitle: null, address: 'fd00::/8' }, false],
])('%o lets US-1 at 10.0.0.7 in: %s', (entry, isAllowed) => {
  expect(allows([entry])).toBe(isAllowed);
});

test('IPv4 addresses of a dual-stack socket and IPv6 addresses are compared as what they are', () => {
  expect(plainAddress('::ffff:10.0.0.7')).toBe('10.0.0.7');
  expect(
    allows([{ aeTitle: null, address: '10.0.0.7' }], { ...device, address: '::ffff:10.0.0.7' }),
  ).toBe(true);
  expect(allows([{ aeTitle: null, address: 'fd00::/8' }], { ...device, address: 'fd00::17' })).toBe(
    true,
  );
});

test.each([
  [{ certificateSubject: 'CN=US 1,O=Clinic' }, 'CN=US 1,O=Clinic', true],
  [{ certificateSubject: 'US 1' }, 'CN=US 1,O=Clinic', true],
  [{ certificateSubject: 'US 1' }, 'CN=US 2,O=Clinic', false],
  [{ certificateSubject: 'US 1' }, null, false],
  [{ certificateSubject: 'US 1', aeTitle: 'US-2' }, 'CN=US 1', false],
  [{ aeTitle: 'US-1' }, 'CN=US 2', true],
])('the entry %j lets in who comes with the certificate %j: %s', (entry, subject, isAllowed) => {
  const list = [{ aeTitle: null, address: null, ...entry }];
  expect(isDeviceAllowed(list, { ...device, certificateSubject: subject })).toBe(isAllowed);
});
