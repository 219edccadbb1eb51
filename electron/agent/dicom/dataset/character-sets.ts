/** Decoders for Specific Character Set (PS3.3 C.12.1.1.2), by defined term without the prefix. */
export const SINGLE_BYTE: Readonly<Record<string, string>> = {
  '6': 'windows-1252',
  '100': 'windows-1252',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'iso-8859-9',
  '203': 'iso-8859-15',
  '13': 'shift_jis',
  '166': 'windows-874',
};
export const MULTI_BYTE: Readonly<Record<string, string>> = {
  ISO_IR_192: 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** How the bytes behind an escape sequence are read (PS3.3 Tables C.12-3 and C.12-4). */
type CodeElement = {
  readonly encoding: string;
  readonly prepare?: (bytes: Uint8Array) => Uint8Array;
};

const highBits = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte | 0x80);
/** EUC-JP marks each character of its third code set with 8F. */
const jisX0212 = (bytes: Uint8Array): Uint8Array => {
  const marked: number[] = [];
  for (let i = 0; i + 1 < bytes.length; i += 2)
    marked.push(0x8f, (bytes[i] ?? 0) | 0x80, (bytes[i + 1] ?? 0) | 0x80);
  return Uint8Array.from(marked);
};

const ESCAPES: Readonly<Record<string, CodeElement>> = {
  '(B': { encoding: 'windows-1252' },
  '-A': { encoding: 'windows-1252' },
  '-B': { encoding: 'iso-8859-2' },
  '-C': { encoding: 'iso-8859-3' },
  '-D': { encoding: 'iso-8859-4' },
  '-L': { encoding: 'iso-8859-5' },
  '-G': { encoding: 'iso-8859-6' },
  '-F': { encoding: 'iso-8859-7' },
  '-H': { encoding: 'iso-8859-8' },
  '-M': { encoding: 'iso-8859-9' },
  '-T': { encoding: 'windows-874' },
  '-b': { encoding: 'iso-8859-15' },
  '(J': { encoding: 'shift_jis' },
  ')I': { encoding: 'shift_jis' },
  $B: { encoding: 'euc-jp', prepare: highBits },
  '$(D': { encoding: 'euc-jp', prepare: jisX0212 },
  '$)C': { encoding: 'euc-kr' },
  '$)A': { encoding: 'gbk' },
};

const ESC = 0x1b;
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

function decodeWith(encoding: string, bytes: Uint8Array): string {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  return decoder.decode(bytes);
}

function encodingOf(term: string | undefined): string {
  if (!term) return 'windows-1252';
  const name = term
    .trim()
    .toUpperCase()
    .replace(/[\s_]+/g, '_');
  const multiByte = MULTI_BYTE[name];
  if (multiByte) return multiByte;
  const number = /(?:ISO_IR|ISO_2022_IR|IR)_(\d+)$/.exec(name)?.[1] ?? '';
  return SINGLE_BYTE[number] ?? 'windows-1252';
}

/** Longest escape sequence that the bytes begin with; null for one that is not known. */
function escapeAt(bytes: Uint8Array, at: number): { element: CodeElement; length: number } | null {
  for (const length of [3, 2]) {
    const text = String.fromCharCode(...bytes.subarray(at + 1, at + 1 + length));
    const element = ESCAPES[text];
    if (element) return { element, length: length + 1 };
  }
  return null;
}

/** Text with code extensions (PS3.5 6.1.2.5): each escape sequence names the set of the bytes that follow it. */
function decodeEscaped(bytes: Uint8Array, first: string): string {
  let text = '';
  let element: CodeElement = { encoding: first };
  let start = 0;
  const flush = (end: number): void => {
    const run = bytes.subarray(start, end);
    text += decodeWith(element.encoding, element.prepare ? element.prepare(run) : run);
  };
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== ESC) continue;
    const found = escapeAt(bytes, at);
    flush(at);
    element = found?.element ?? { encoding: first };
    start = at + (found?.length ?? 1);
    at = start - 1;
  }
  flush(bytes.length);
  return text;
}

/** Makes the decoder for texts of one dataset. `terms` are the values of Specific Character Set; none means ASCII. */
export function textDecoderFor(terms: readonly string[]): (bytes: Uint8Array) => string {
  const first = encodingOf(terms[0]);
  const isExtended = terms.length > 1 || (terms[0] ?? '').includes('2022');
  return (bytes) =>
    isExtended && bytes.includes(ESC) ? decodeEscaped(bytes, first) : decodeWith(first, bytes);
}
