/**
 * A secret as one base64 line. gnome-keyring can drop a whole collection whose secret holds a line break, so no
 * store ever sees the raw text.
 */
export function encodeSecretLine(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64');
}

const BASE64_LINE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The secret in the line, or null where the line is not one that encodeSecretLine wrote. */
export function decodeSecretLine(line: string): string | null {
  if (!BASE64_LINE.test(line)) return null;
  const bytes = Buffer.from(line, 'base64');
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : null;
}
