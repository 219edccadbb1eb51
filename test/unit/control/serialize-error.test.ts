import { expect, test } from 'vitest';
import { ConfigError } from '../../../electron/agent/config/config-error.ts';
import { serializeError } from '../../../electron/agent/control/serialize-error.ts';
import { ListenError } from '../../../electron/agent/dicom/ul/listener.ts';
import { SecretStoreError } from '../../../electron/agent/secrets/secret-store.ts';
import { LinkFaultError } from '../../../electron/agent/uplink/link-fault.ts';

test.each([
  [new LinkFaultError('port-closed'), 'link-down'],
  [new LinkFaultError('certificate-not-trusted'), 'cloud-not-trusted'],
  [new LinkFaultError('keychain-unavailable'), 'keychain-unavailable'],
  [new ListenError('port-in-use', 104, 'other', null), 'port-in-use'],
  [new ListenError('port-not-permitted', 104, null, null), 'config-invalid'],
  [new SecretStoreError('keychain-corrupt', 'damaged'), 'keychain-unavailable'],
  [new ConfigError('config-unwritable', 'disk full'), 'config-unwritable'],
])('%s keeps its words and becomes %s', (error, code) => {
  expect(serializeError(error)).toEqual({ code, message: error.message });
});

test('which settings are wrong crosses with the error', () => {
  const fields = [
    { path: 'dicom.port', problem: 'too-big', limit: 65_535, message: 'has to be at most 65535' },
  ] as const;
  expect(serializeError(new ConfigError('config-invalid', 'words', { fields }))).toEqual({
    code: 'config-invalid',
    message: 'words',
    fields,
  });
});

test.each([new Error('marker'), new RangeError('marker'), 'marker', null, undefined, 7])(
  'anything else (%s) is internal, without its text',
  (thrown) => {
    const serialized = serializeError(thrown);
    expect(serialized.code).toBe('internal');
    expect(serialized.message).not.toContain('marker');
  },
);
