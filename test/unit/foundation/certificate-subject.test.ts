import { expect, test } from 'vitest';
import { X509Certificate } from 'node:crypto';
import { subjectMatches, subjectOf } from '../../../electron/foundation/certificate-subject.ts';
import { makeDeviceCertificate } from '../../fakes/device-certificates.ts';

test('a subject is told as RFC 4514 has it: the most specific part first, separators escaped', async () => {
  const { certificatePem } = await makeDeviceCertificate({ subject: 'CN=CT 1,OU=X\\+Y,O=Clinic' });
  expect(subjectOf(new X509Certificate(certificatePem))).toBe('CN=CT 1,OU=X\\+Y,O=Clinic');
});

test.each([
  ['CN=CT 1,O=Clinic', true],
  ['cn=CT 1, o=Clinic', true],
  ['CT 1', true],
  ['O=Clinic,CN=CT 1', false],
  ['CN=CT 1', false],
  ['CN=CT 1,O=Other', false],
  ['CN=ct 1,O=Clinic', false],
  ['ct 1', false],
  ['Clinic', false],
  ['', false],
])('the entry %j names CN=CT 1,O=Clinic: %s', (entry, matches) => {
  expect(subjectMatches(entry, 'CN=CT 1,O=Clinic')).toBe(matches);
});

test('an escaped separator is part of a value, and a name with several attributes has no order', () => {
  expect(subjectMatches('CN=A\\,O=B', 'CN=A,O=B')).toBe(false);
  expect(subjectMatches('A,B', 'CN=A\\,B,O=C')).toBe(true);
  expect(subjectMatches('SERIALNUMBER=5+CN=A', 'CN=A+serialNumber=5')).toBe(true);
});

test('without a certificate nothing matches', () => {
  expect(subjectMatches('CN=A', null)).toBe(false);
});
