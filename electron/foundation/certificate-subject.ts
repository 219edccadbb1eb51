import type { X509Certificate } from 'node:crypto';

/** The subject as an RFC 4514 string: the most specific part first, `CN=CT 1,O=Clinic`. */
export function subjectOf({ subject }: X509Certificate): string {
  // Node gives one relative name a line, the most general first, values escaped as RFC 4514 wants.
  return inRfc4514(subject);
}

/** The issuer in the same form. */
export function issuerOf({ issuer }: X509Certificate): string {
  return inRfc4514(issuer);
}

function inRfc4514(lines: string): string {
  return lines
    .split('\n')
    .reverse()
    .map((name) => name.replaceAll(' + ', '+'))
    .join(',');
}

/** Splits at a separator that is not escaped; spaces around it do not count. */
function splitNames(text: string, separator: ',' | '+'): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') part += character + text.charAt(++at);
    else if (character === separator) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return [...parts, part.trim()];
}

/** Attribute types have no case; a set of several attributes has no order (RFC 4514 2.2). Values are compared as they are. */
function normalName(name: string): string {
  return splitNames(name, '+')
    .map((attribute) => {
      const [type = '', ...value] = attribute.split('=');
      return `${type.trim().toUpperCase()}=${value.join('=').trim()}`;
    })
    .sort()
    .join('+');
}

const normalSubject = (subject: string): string =>
  splitNames(subject, ',').map(normalName).join(',');

function unescaped(value: string): string {
  return value.replaceAll(/\\([0-9A-Fa-f]{2}|.)/g, (_, code: string) =>
    code.length === 2 ? String.fromCharCode(Number.parseInt(code, 16)) : code,
  );
}

/** The values of CN, most specific first, without escapes. */
function commonNames(subject: string): string[] {
  return splitNames(subject, ',')
    .flatMap((name) => splitNames(name, '+'))
    .filter((attribute) => /^CN=/i.test(attribute))
    .map((attribute) => unescaped(attribute.slice(3)));
}

/**
 * Whether an entry names a certificate's subject. With `=` in it the entry is a whole subject in RFC 4514 form and has to
 * be equal, part by part and in that order; without, it is a common name and has to equal the subject's most specific CN.
 * `subject` null: there is no certificate, so nothing matches.
 */
export function subjectMatches(entry: string, subject: string | null): boolean {
  if (subject === null) return false;
  return entry.includes('=')
    ? normalSubject(entry) === normalSubject(subject)
    : commonNames(subject)[0] === entry;
}
