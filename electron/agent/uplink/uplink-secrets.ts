import { BearerToken } from '../secrets/bearer-token.ts';
import { PreSharedKey } from '../secrets/pre-shared-key.ts';
import { SecretStoreError, type SecretStore } from '../secrets/secret-store.ts';

export type UplinkSecrets = { readonly key: PreSharedKey; readonly token: BearerToken };

const KEY_HEX = /^[0-9a-f]{64}$/;
const keyName = (uplinkId: string): string => `uplink/${uplinkId}/psk`;
const tokenName = (uplinkId: string): string => `uplink/${uplinkId}/token`;

/** Throws SecretStoreError, also where a secret is missing. */
export async function loadUplinkSecrets(
  store: SecretStore,
  record: { readonly uplinkId: string; readonly secretStore: SecretStore['kind'] },
): Promise<UplinkSecrets> {
  if (store.kind !== record.secretStore) throw otherStore(record.secretStore);
  const keyHex = await store.get(keyName(record.uplinkId));
  const token = await store.get(tokenName(record.uplinkId));
  if (keyHex === null || token === null || !KEY_HEX.test(keyHex)) {
    throw new SecretStoreError(
      'keychain-corrupt',
      'The key of this uplink is gone from the place where it was kept. Unpair this PC and pair it again.',
    );
  }
  return { key: PreSharedKey.fromHex(keyHex), token: new BearerToken(token) };
}

/** Keeps both and reads them back. Throws SecretStoreError; nothing is left behind then, as far as the store lets it. */
export async function storeUplinkSecrets(
  store: SecretStore,
  uplinkId: string,
  secrets: { readonly pskHex: string; readonly heartbeatToken: string },
): Promise<void> {
  const pairs = [
    [keyName(uplinkId), secrets.pskHex],
    [tokenName(uplinkId), secrets.heartbeatToken],
  ] as const;
  try {
    for (const [name, value] of pairs) await store.set(name, value);
    for (const [name, value] of pairs) {
      if ((await store.get(name)) === value) continue;
      throw new SecretStoreError(
        'keychain-corrupt',
        'The keychain did not give back what was stored in it.',
      );
    }
  } catch (error) {
    await deleteUplinkSecrets(store, uplinkId).catch(() => undefined);
    throw error;
  }
}

/** Throws SecretStoreError. */
export async function deleteUplinkSecrets(store: SecretStore, uplinkId: string): Promise<void> {
  await store.delete(keyName(uplinkId));
  await store.delete(tokenName(uplinkId));
}

function otherStore(paired: SecretStore['kind']): SecretStoreError {
  return new SecretStoreError(
    'keychain-unavailable',
    `This PC was paired with --secret-store ${paired}. Start Tern with it again, or unpair and pair anew.`,
  );
}
