import type { KeyObject } from 'node:crypto';
import { parsePublicKeys } from './update-signature.ts';

/** The keys whose signature counts, put in when the app is built (build/bundle.ts). None: it never updates itself. */
export function builtInKeys(): readonly KeyObject[] {
  return parsePublicKeys(process.env.TERN_UPDATE_PUBLIC_KEYS ?? '');
}
