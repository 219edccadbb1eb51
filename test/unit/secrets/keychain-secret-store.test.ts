import { expect, test } from 'vitest';
import {
  KeychainSecretStore,
  type KeytarApi,
} from '../../../electron/agent/secrets/keychain-secret-store.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

function memoryKeytar(kept: Map<string, string>): KeytarApi {
  const at = (service: string, account: string): string => `${service}/${account}`;
  return {
    getPassword: (service, account) => Promise.resolve(kept.get(at(service, account)) ?? null),
    setPassword: (service, account, line) =>
      Promise.resolve(void kept.set(at(service, account), line)),
    deletePassword: (service, account) => Promise.resolve(kept.delete(at(service, account))),
    findCredentials: (service) =>
      Promise.resolve(
        [...kept.keys()]
          .filter((name) => name.startsWith(`${service}/`))
          .map((name) => ({ account: name.slice(service.length + 1) })),
      ),
  };
}
const storeOver = (keytar: KeytarApi, clock = new FakeClock()): KeychainSecretStore =>
  new KeychainSecretStore({ clock, load: () => Promise.resolve(keytar) });

function throwing(message: string): KeytarApi {
  const fail = (): Promise<never> => Promise.reject(new Error(message));
  return { getPassword: fail, setPassword: fail, deletePassword: fail, findCredentials: fail };
}

test('stores each secret as one base64 line under the service tern', async () => {
  const kept = new Map<string, string>();
  const store = storeOver(memoryKeytar(kept));
  await store.set('uplink/1/key', 'line one\nline two');
  expect([...kept]).toEqual([['tern/uplink/1/key', 'bGluZSBvbmUKbGluZSB0d28=']]);
  expect(await store.get('uplink/1/key')).toBe('line one\nline two');
  await store.delete('uplink/1/key');
  await store.delete('uplink/1/key');
  expect(await store.get('uplink/1/key')).toBeNull();
});

test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-unavailable'],
  [
    'Object does not exist at path "/org/freedesktop/secrets/collection/login"',
    'keychain-unavailable',
  ],
  ['Failed to load keytar native addon, checked […]', 'keychain-unavailable'],
  ['Prompt was dismissed', 'keychain-denied'],
  ['Access is denied.', 'keychain-denied'],
  ['User interaction is not allowed.', 'keychain-denied'],
  ['The user name or passphrase you entered is not correct.', 'keychain-denied'],
])('takes %j for %s', async (message, code) => {
  const store = storeOver(throwing(message));
  await expect(store.get('a')).rejects.toMatchObject({ code });
  await expect(store.set('a', 'b')).rejects.toMatchObject({ code });
  await expect(store.delete('a')).rejects.toMatchObject({ code });
});

test('an add-on that does not load is an unavailable keychain, not a crash', async () => {
  const store = new KeychainSecretStore({
    clock: new FakeClock(),
    load: () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')),
  });
  await expect(store.get('a')).rejects.toMatchObject({
    code: 'keychain-unavailable',
    message: expect.stringContaining('--secret-store file') as string,
  });
});

test('a keychain that forgets or garbles is corrupt', async () => {
  const kept = new Map<string, string>();
  const forgetful = { ...memoryKeytar(kept), setPassword: () => Promise.resolve() };
  await expect(storeOver(forgetful).set('a', 'b')).rejects.toMatchObject({
    code: 'keychain-corrupt',
  });
  kept.set('tern/a', 'not base64!');
  await expect(storeOver(memoryKeytar(kept)).get('a')).rejects.toMatchObject({
    code: 'keychain-corrupt',
  });
});

test('a keychain that never answers is unavailable after half a minute', async () => {
  const clock = new FakeClock();
  const silent = { ...throwing(''), getPassword: () => new Promise<never>(() => undefined) };
  const asked = expect(storeOver(silent, clock).get('a')).rejects.toMatchObject({
    code: 'keychain-unavailable',
  });
  await clock.advance(30_000);
  await asked;
  expect(clock.pendingTimers).toBe(0);
});

test('clearing takes out everything of ours and nothing of others', async () => {
  const kept = new Map([['browser/bank', 'theirs']]);
  const store = storeOver(memoryKeytar(kept));
  await store.set('uplink/1/psk', 'a');
  await store.set('dicom-tls', 'b');
  await store.clear();
  expect([...kept.keys()]).toEqual(['browser/bank']);
});
