import type { SpoolIndex } from './spool-index.ts';
import type { SpoolMasterKey } from './spool-master-key.ts';

/** Which keys could not be had. */
export type KeyVerdict = {
  /** Entries whose key the keychain does not have. */
  readonly missing: number;
  /** The keychain did not answer for some: nothing was concluded. */
  readonly isUnavailable: boolean;
  readonly hasChanged: boolean;
};

/**
 * Holds the entries whose key is not in the keychain, and queues them again when it is back. A keychain that is locked
 * proves nothing. Throws what the database throws.
 */
export async function judgeKeys(
  index: SpoolIndex,
  find: (keyId: string) => Promise<SpoolMasterKey | null>,
  now: string,
): Promise<KeyVerdict> {
  let missing = 0;
  let isUnavailable = false;
  let hasChanged = false;
  for (const { keyId, queued, held } of index.keyUse()) {
    const isHere = await find(keyId).then(
      (key) => key !== null,
      () => null,
    );
    if (isHere === null) isUnavailable = true;
    if (isHere === false) missing += queued + held;
    if (isHere === false && queued > 0) index.holdKey(keyId, now);
    if (isHere === true && held > 0) index.requeueKey(keyId);
    hasChanged ||= (isHere === false && queued > 0) || (isHere === true && held > 0);
  }
  return { missing, isUnavailable, hasChanged };
}
