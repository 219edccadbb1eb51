import dcmjsDimse from 'dcmjs-dimse';
import type { Values } from './attributes.ts';

dcmjsDimse.log.setLevel('silent');

/** An element of a response: values, or items of a sequence. */
export type IdentifierElements = {
  readonly values: Values;
  readonly sequences?: Readonly<Record<string, readonly Values[]>>;
};

function naturalised(values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([keyword, list]) => [
      keyword,
      list.length === 0 ? '' : list.length === 1 ? list[0] : [...list],
    ]),
  );
}

/** Encodes a response identifier in UTF-8 (PS3.4 C.4.1.1.3.2), implicit or explicit VR little endian. */
export function writeIdentifier(identifier: IdentifierElements, transferSyntaxUid: string): Buffer {
  const sequences = Object.entries(identifier.sequences ?? {}).map(([keyword, items]) => [
    keyword,
    items.map(naturalised),
  ]);
  const dataset = new dcmjsDimse.Dataset(
    {
      SpecificCharacterSet: 'ISO_IR 192',
      ...naturalised(identifier.values),
      ...(Object.fromEntries(sequences) as Record<string, unknown>),
    },
    transferSyntaxUid,
  );
  return dataset.getDenaturalizedDataset();
}
