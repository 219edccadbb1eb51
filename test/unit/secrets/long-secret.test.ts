import { expect, test } from 'vitest';
import { LongSecret } from '../../../electron/agent/secrets/long-secret.ts';
import { encodeSecretLine } from '../../../electron/agent/secrets/secret-line.ts';
import { MemorySecretStore } from '../../fakes/memory-secret-store.ts';

/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows. */
const WINDOWS_ENTRY_BYTES = 2560;
const LONG = 'key '.repeat(2_000);

test('a long secret comes back, and every entry fits the Credential Manager of Windows', async () => {
  const store = new MemorySecretStore();
  await new LongSecret(store, 'tls').set(LONG);
  expect(await new LongSecret(store, 'tls').get()).toBe(LONG);
  const sizes = [...store.secrets.values()].map((value) => encodeSecretLine(value).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(WINDOWS_ENTRY_BYTES);
});

test('a change leaves nothing of the secret before', async () => {
  const store = new MemorySecretStore();
  const secret = new LongSecret(store, 'tls');
  await secret.set(LONG);
  await secret.set('short');
  expect(await secret.get()).toBe('short');
  expect(store.secrets.size).toBe(2);
});

test('a change that breaks off leaves the secret as it was', async () => {
  const store = new MemorySecretStore();
  const secret = new LongSecret(store, 'tls');
  await secret.set(LONG);
  store.failWith('keychain-unavailable', ['set']);
  await expect(secret.set('other')).rejects.toMatchObject({ code: 'keychain-unavailable' });
  store.failWith(null);
  expect(await secret.get()).toBe(LONG);
});

test('a part that is missing is a damaged keychain, not a shorter secret', async () => {
  const store = new MemorySecretStore();
  const secret = new LongSecret(store, 'tls');
  await secret.set(LONG);
  const part = [...store.secrets.keys()].find((name) => name.endsWith('.1')) ?? '';
  store.secrets.delete(part);
  await expect(secret.get()).rejects.toMatchObject({ code: 'keychain-corrupt' });
});

test('what was never kept is null', async () => {
  expect(await new LongSecret(new MemorySecretStore(), 'tls').get()).toBeNull();
});
