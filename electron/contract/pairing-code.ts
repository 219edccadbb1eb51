/**
 * Pairing codes: 9 random characters and a check character in Crockford base32, shown as `7K3M-9QTX-2H`.
 * 45 random bits, valid 15 minutes, few attempts: enough against guessing, short enough for the telephone.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PAYLOAD_LENGTH = 9;
export const PAIRING_CODE_LENGTH = PAYLOAD_LENGTH + 1;

export type PairingCodeCheck =
  | { readonly kind: 'ok'; readonly code: string }
  | { readonly kind: 'incomplete'; readonly missing: number }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'bad-character'; readonly character: string }
  | { readonly kind: 'bad-check' };

/** Upper case, without separators; the look-alikes of Crockford's alphabet mapped (O->0, I and L->1). */
export function normalisePairingCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/**
 * Check character: sum of value x weight modulo 31, weights 1..9. The modulus is prime and each weight is
 * invertible, so every single wrong character that stays below 31 and every swap of neighbours is found.
 */
function checkCharacter(payload: string): string {
  let sum = 0;
  for (let i = 0; i < payload.length; i++) sum += ALPHABET.indexOf(payload.charAt(i)) * (i + 1);
  return ALPHABET.charAt(sum % 31);
}

/** Makes a code from 9 values 0..31 (for example 9 random bytes masked with 31). */
export function makePairingCode(values: Uint8Array): string {
  if (values.length !== PAYLOAD_LENGTH)
    throw new RangeError(`a pairing code is made of ${PAYLOAD_LENGTH} values`);
  const payload = [...values].map((value) => ALPHABET.charAt(value & 31)).join('');
  return payload + checkCharacter(payload);
}

/** Groups a whole or partly typed code for reading: `7K3M-9QTX-2H`. */
export function formatPairingCode(text: string): string {
  return (normalisePairingCode(text).match(/.{1,4}/g) ?? []).join('-');
}

/** Tells whether what a person typed can be a code, and if not, what is wrong with it. */
export function checkPairingCode(text: string): PairingCodeCheck {
  const code = normalisePairingCode(text);
  for (const character of code) {
    if (!ALPHABET.includes(character)) return { kind: 'bad-character', character };
  }
  if (code.length < PAIRING_CODE_LENGTH)
    return { kind: 'incomplete', missing: PAIRING_CODE_LENGTH - code.length };
  if (code.length > PAIRING_CODE_LENGTH) return { kind: 'too-long' };
  const isRight = checkCharacter(code.slice(0, PAYLOAD_LENGTH)) === code.slice(PAYLOAD_LENGTH);
  return isRight ? { kind: 'ok', code } : { kind: 'bad-check' };
}
