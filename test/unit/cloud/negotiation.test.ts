import { expect, test } from 'vitest';
import { serviceOf } from '../../../cloud/link/negotiation.ts';

test.each([
  ['CT Image', '1.2.840.10008.5.1.4.1.1.2'],
  ['Hanging Protocol', '1.2.840.10008.5.1.4.38.1'],
  ['RT Beams Delivery Instruction', '1.2.840.10008.5.1.4.34.7'],
  ['RT Brachy Application Setup Delivery Instruction', '1.2.840.10008.5.1.4.34.10'],
  ['a private class', '1.3.12.2.1107.5.9.1'],
])('%s is stored', (_name, uid) => {
  expect(serviceOf(uid)).toBe('storage');
});

test.each([
  ['Modality Performed Procedure Step', '1.2.840.10008.3.1.2.3.3'],
  ['Study Root MOVE', '1.2.840.10008.5.1.4.1.2.2.2'],
  ['Hanging Protocol FIND', '1.2.840.10008.5.1.4.38.2'],
  ['Unified Procedure Step Push', '1.2.840.10008.5.1.4.34.6.1'],
  ['Basic Grayscale Print Management', '1.2.840.10008.5.1.1.9'],
])('%s is not offered', (_name, uid) => {
  expect(serviceOf(uid)).toBeNull();
});
