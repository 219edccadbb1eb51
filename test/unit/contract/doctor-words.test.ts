import { describe, expect, test } from 'vitest';
import { doctorWords } from '../../../electron/contract/doctor-words.ts';
import {
  doctorFindingSchema,
  doctorStepSchema,
  type DoctorFinding,
} from '../../../electron/contract/doctor.ts';
import { LANGUAGES } from '../../../electron/contract/languages.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';

const VALUES = {
  port: 11112,
  program: 'Orthanc',
  clinic: 'Elm Street Clinic',
  label: 'Reception',
  host: 'cloud.example',
  latencyMs: 37.6,
  suite: 'DHE-PSK-AES256-GCM-SHA384',
  aheadMs: -3_600_000,
  fault: 'key-refused',
  bytes: 12_340_000_000,
};

/** Each finding there is, with the values it needs and no others. */
const FINDINGS: readonly DoctorFinding[] = doctorFindingSchema.options.map(({ shape }) =>
  doctorFindingSchema.parse({ code: shape.code.value, values: VALUES }),
);

describe.each(LANGUAGES)('in %s', (language) => {
  const words = createTranslator(language);

  test.each(FINDINGS)('$code has words of its own', (finding) => {
    const told = doctorWords(finding, words);
    expect(told).toMatch(/^\S.*\.$/);
    expect(told).not.toMatch(/\{\{|undefined|null|doctor\./);
    if (language !== 'en') expect(told).not.toBe(doctorWords(finding));
    const same = FINDINGS.filter((other) => doctorWords(other, words) === told);
    expect(same).toEqual([finding]);
  });
});

test('numbers and ports are written as the reader writes them', () => {
  const de = createTranslator('de');
  expect(doctorWords({ code: 'disk-free', values: { bytes: 12_340_000_000 } }, de)).toMatch(
    /^Auf diesem PC sind 12,3\sGB frei\.$/,
  );
  const values = { port: 11112, program: null };
  expect(doctorWords({ code: 'listener-failed', values }, de)).toContain('Port 11112 ist');
});

test('a step is its place on the path and what was found there; other values do not pass', () => {
  const step = { step: 'disk', result: 'ok', code: 'disk-free', values: { bytes: 1 } };
  expect(doctorStepSchema.parse(step)).toEqual(step);
  expect(doctorStepSchema.safeParse({ ...step, values: {} }).success).toBe(false);
  expect(doctorStepSchema.safeParse({ ...step, code: 'full' }).success).toBe(false);
});
