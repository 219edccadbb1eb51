import type { WordKey } from '../../electron/contract/translator.ts';

type PairingKey = Extract<WordKey, `pairing.${string}`>;

/** Ceiling of the contract for `caPem`, in characters. */
export const MAX_CERTIFICATE_LENGTH = 64 * 1024;

export type CloudUrlCheck =
  | { readonly kind: 'ok'; readonly url: string }
  | { readonly kind: 'wrong'; readonly words: PairingKey };

/** Makes an https address of what a person typed (`cloud.example` will do), or says what is wrong with it. */
export function checkCloudUrl(text: string): CloudUrlCheck {
  const typed = text.trim();
  if (typed === '') return { kind: 'wrong', words: 'pairing.cloudUrlMissing' };
  if (/^http:/i.test(typed)) return { kind: 'wrong', words: 'pairing.cloudUrlPlain' };
  const withScheme = /^https:/i.test(typed) ? typed : `https://${typed}`;
  const url = /\s|^https:(?!\/\/)/i.test(withScheme) ? null : URL.parse(withScheme);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return { kind: 'wrong', words: 'pairing.cloudUrlWrong' };
  return { kind: 'ok', url: url.origin + (url.pathname === '/' ? '' : url.pathname) };
}

/** What is wrong with a pasted certificate; null when nothing is, or when there is none. */
export function checkCertificate(pem: string): PairingKey | null {
  if (pem.trim() === '') return null;
  if (pem.includes('PRIVATE KEY-----')) return 'pairing.certificateKey';
  if (pem.length > MAX_CERTIFICATE_LENGTH) return 'pairing.certificateTooLong';
  const isPem = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/.test(pem);
  return isPem ? null : 'pairing.certificateWrong';
}
