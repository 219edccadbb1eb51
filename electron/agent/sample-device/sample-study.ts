import { randomBytes } from 'node:crypto';

export const ULTRASOUND_IMAGE = '1.2.840.10008.5.1.4.1.1.6.1';

/** One generated image: its UID and its dataset in explicit VR little endian. */
export type SampleObject = { readonly sopInstanceUid: string; readonly dataset: Buffer };

const LONG_VRS = new Set(['OB', 'OW']);

/** One data element in explicit VR little endian (PS3.5 7.1.2), padded to an even length. */
function element(
  group: number,
  number: number,
  vr: string,
  value: Buffer | string | number,
): Buffer {
  const bytes = valueBytes(vr, value);
  const head = Buffer.alloc(LONG_VRS.has(vr) ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, 'latin1');
  if (LONG_VRS.has(vr)) head.writeUInt32LE(bytes.length, 8);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}

function valueBytes(vr: string, value: Buffer | string | number): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return bytes;
  }
  const padding = value.length % 2 === 0 ? '' : vr === 'UI' ? '\0' : ' ';
  return Buffer.from(value + padding, 'latin1');
}

/** A UID of the 2.25 arc: a random 128-bit number (PS3.5 B.2). */
export function randomUid(): string {
  return `2.25.${BigInt(`0x${randomBytes(16).toString('hex')}`).toString()}`;
}

/** A fan of grey rings that turns a little from image to image; looks like something in any viewer. */
function pixels(size: number, index: number): Buffer {
  const bytes = Buffer.alloc(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const distance = Math.hypot(x - size / 2, y);
      const isInFan = Math.abs(Math.atan2(x - size / 2, y)) < 0.7 && distance < size;
      bytes[y * size + x] = isInFan ? (distance * 3 + index * 24) & 0xff : 0;
    }
  }
  return bytes;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A study of `count` small ultrasound images of nobody, made anew each time. */
export function makeSampleStudy(
  count: number,
  now: Date,
  imageSize = 256,
): readonly SampleObject[] {
  const studyUid = randomUid();
  const seriesUid = randomUid();
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return Array.from({ length: count }, (_, index) => {
    const sopInstanceUid = randomUid();
    const dataset = Buffer.concat([
      element(0x0008, 0x0016, 'UI', ULTRASOUND_IMAGE),
      element(0x0008, 0x0018, 'UI', sopInstanceUid),
      element(0x0008, 0x0020, 'DA', date),
      element(0x0008, 0x0030, 'TM', time),
      element(0x0008, 0x0050, 'SH', 'SAMPLE'),
      element(0x0008, 0x0060, 'CS', 'US'),
      element(0x0008, 0x0070, 'LO', 'Tern sample device'),
      element(0x0008, 0x1030, 'LO', 'Test of the connection'),
      element(0x0010, 0x0010, 'PN', 'Sample^Nobody'),
      element(0x0010, 0x0020, 'LO', 'SAMPLE'),
      element(0x0020, 0x000d, 'UI', studyUid),
      element(0x0020, 0x000e, 'UI', seriesUid),
      element(0x0020, 0x0010, 'SH', '1'),
      element(0x0020, 0x0011, 'IS', '1'),
      element(0x0020, 0x0013, 'IS', String(index + 1)),
      element(0x0028, 0x0002, 'US', 1),
      element(0x0028, 0x0004, 'CS', 'MONOCHROME2'),
      element(0x0028, 0x0010, 'US', imageSize),
      element(0x0028, 0x0011, 'US', imageSize),
      element(0x0028, 0x0100, 'US', 8),
      element(0x0028, 0x0101, 'US', 8),
      element(0x0028, 0x0102, 'US', 7),
      element(0x0028, 0x0103, 'US', 0),
      element(0x7fe0, 0x0010, 'OB', pixels(imageSize, index)),
    ]);
    return { sopInstanceUid, dataset };
  });
}
