import { expect, test } from 'vitest';
import { SpoolKeys } from '../../../electron/agent/spool/spool-keys.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { MemorySecretStore } from '../../fakes/memory-secret-store.ts';

const unavailable = { code: 'key-unavailable' };

test('the first use makes a key, later ones and other starts find it', async () => {
  const secrets = new MemorySecretStore();
  const first = await new SpoolKeys(secrets, new FakeClock()).current();
  const keys = new SpoolKeys(secrets, new FakeClock());
  expect((await keys.current()).toLine()).toBe(first.toLine());
  expect((await keys.find(first.id))?.toLine()).toBe(first.toLine());
  expect([...secrets.secrets.keys()].sort()).toEqual(['spool-key', `spool-key-${first.id}`]);
});

test('many who ask at once get the one key', async () => {
  const keys = new SpoolKeys(new MemorySecretStore(), new FakeClock());
  const all = await Promise.all(Array.from({ length: 5 }, () => keys.current()));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
});

test('a locked keychain has not lost the key: nothing is made, later it is there', async () => {
  const secrets = new MemorySecretStore();
  const { id } = await new SpoolKeys(secrets, new FakeClock()).current();
  for (const code of ['keychain-unavailable', 'keychain-denied'] as const) {
    secrets.failWith(code);
    const keys = new SpoolKeys(secrets, new FakeClock());
    await expect(keys.current()).rejects.toMatchObject(unavailable);
    await expect(keys.find(id)).rejects.toMatchObject(unavailable);
    secrets.failWith(null);
    expect((await keys.current()).id).toBe(id);
  }
  expect(secrets.secrets.size).toBe(2);
});

test('a keychain that was reset gets a new key; the old one is missing until it is back', async () => {
  const secrets = new MemorySecretStore();
  const old = await new SpoolKeys(secrets, new FakeClock()).current();
  secrets.secrets.clear();
  const keys = new SpoolKeys(secrets, new FakeClock());
  expect((await keys.current()).id).not.toBe(old.id);
  expect(await keys.find(old.id)).toBeNull();
  await secrets.set(`spool-key-${old.id}`, old.toLine());
  expect((await keys.find(old.id))?.id).toBe(old.id);
});

test('a key that does not come back as it was kept is not used', async () => {
  const secrets = new MemorySecretStore();
  const old = await new SpoolKeys(secrets, new FakeClock()).current();
  const other = await new SpoolKeys(new MemorySecretStore(), new FakeClock()).current();
  secrets.secrets.set(`spool-key-${old.id}`, other.toLine());
  const keys = new SpoolKeys(secrets, new FakeClock());
  expect(await keys.find(old.id)).toBeNull();
  expect((await keys.current()).id).not.toBe(old.id);
});

test('a keychain that is emptied while Tern runs gets the key back; one that is locked does not stop it', async () => {
  const secrets = new MemorySecretStore();
  const clock = new FakeClock();
  const keys = new SpoolKeys(secrets, clock);
  const { id } = await keys.current();
  secrets.secrets.clear();
  secrets.failWith('keychain-denied', ['get']);
  await clock.advance(61_000);
  expect((await keys.current()).id).toBe(id);
  secrets.failWith(null);
  await clock.advance(61_000);
  await keys.current();
  expect((await new SpoolKeys(secrets, clock).find(id))?.id).toBe(id);
});

test('a key that the keychain does not take is not used for anything', async () => {
  const secrets = new MemorySecretStore();
  secrets.failWith('keychain-denied', ['set']);
  await expect(new SpoolKeys(secrets, new FakeClock()).current()).rejects.toMatchObject(
    unavailable,
  );
});
