/** Part 10 head of a stored object (PS3.10 7.1): preamble, prefix, file meta information in explicit VR little endian. */
export type FileMeta = {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
  readonly implementationClassUid: string;
  readonly implementationVersionName: string;
  readonly sourceAeTitle: string;
  readonly sendingAeTitle: string;
  readonly receivingAeTitle: string;
};

const PREAMBLE_BYTES = 128;

function padded(text: string, padding: '\0' | ' '): Buffer {
  return Buffer.from(text.length % 2 === 0 ? text : text + padding, 'latin1');
}

/** Element of group 0002 with a 16-bit length. */
function element(number: number, vr: string, value: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(0x0002, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, 'latin1');
  head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

function fileMetaInformationVersion(): Buffer {
  // OB: two reserved bytes and a 32-bit length.
  return Buffer.from([0x02, 0, 0x01, 0, 0x4f, 0x42, 0, 0, 2, 0, 0, 0, 0x00, 0x01]);
}

/** Everything that stands before the dataset. */
export function part10Head(meta: FileMeta): Buffer {
  const elements = Buffer.concat([
    fileMetaInformationVersion(),
    element(0x0002, 'UI', padded(meta.sopClassUid, '\0')),
    element(0x0003, 'UI', padded(meta.sopInstanceUid, '\0')),
    element(0x0010, 'UI', padded(meta.transferSyntaxUid, '\0')),
    element(0x0012, 'UI', padded(meta.implementationClassUid, '\0')),
    element(0x0013, 'SH', padded(meta.implementationVersionName, ' ')),
    element(0x0016, 'AE', padded(meta.sourceAeTitle, ' ')),
    element(0x0017, 'AE', padded(meta.sendingAeTitle, ' ')),
    element(0x0018, 'AE', padded(meta.receivingAeTitle, ' ')),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(elements.length);
  return Buffer.concat([
    Buffer.alloc(PREAMBLE_BYTES),
    Buffer.from('DICM', 'latin1'),
    element(0x0000, 'UL', length),
    elements,
  ]);
}

/** As much of a file as {@link part10HeadBytes} needs: up to the value of File Meta Information Group Length. */
export const PART10_PREFIX_BYTES = PREAMBLE_BYTES + 4 + 12;

/** Length of everything before the dataset, from the beginning of a file that {@link part10Head} has begun. */
export function part10HeadBytes(prefix: Buffer): number {
  return PART10_PREFIX_BYTES + prefix.readUInt32LE(PART10_PREFIX_BYTES - 4);
}
