import { expect, test } from 'vitest';
import { permittedFields, type LogFields } from '../../../electron/foundation/log-fields.ts';

test('well-formed fields are written as they are', () => {
  const fields: LogFields = {
    associationId: 'a-12',
    aeTitle: 'CT ROOM 1',
    address: '192.0.2.20',
    code: 'link-down',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    objectHash: '0123456789ab',
    bytes: 524_288,
    program: null,
  };
  expect(permittedFields(fields)).toEqual(fields);
});

test.each([
  ['code', 'Doe^John was here'],
  ['state', 'x'.repeat(81)],
  ['aeTitle', 'SEVENTEEN_LETTERS'],
  ['aeTitle', 'BACK\\SLASH'],
  ['aeTitle', 'LINE\nBREAK'],
  ['address', 'Doe^John'],
  ['sopClassUid', '1.2.840.10008.Doe'],
  ['objectHash', '1.2.3.4'],
  ['host', 'a host with spaces'],
  ['associationId', 'A'],
])('text that does not fit the form of %s is withheld', (name, value) => {
  expect(permittedFields({ [name]: value })).toEqual({ [name]: '[withheld]' });
});

test('a text where a number belongs, or the other way round, is withheld', () => {
  const wrong = { bytes: 'Doe^John', code: 7 } as unknown as LogFields;
  expect(permittedFields(wrong)).toEqual({ bytes: '[withheld]', code: '[withheld]' });
});

test('fields that nobody declared are left out, also those that every object has', () => {
  const undeclared = {
    patientName: 'Doe^John',
    message: 'Doe^John',
    constructor: 'Doe',
    ['__proto__']: 'Doe',
    code: undefined,
  } as unknown as LogFields;
  expect(permittedFields(undeclared)).toEqual({});
});
