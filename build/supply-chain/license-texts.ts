import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failure, type Finding } from './finding.ts';
import { ELECTRON_CONTENTS } from './electron-contents.ts';
import { effectiveLicense } from './license-policy.ts';
import type { LockedPackage } from './lock-file.ts';
import { ELECTRON, isNodeRuntime, type Shipment } from './shipped.ts';

/** Packages that bring no licence text, with the holder that their manifest names: they get the standard text. */
const STANDARD_TEXT_HOLDERS: Readonly<Record<string, string>> = {
  'abstract-logging': 'James Sumners',
  'lazy-val': 'Vladimir Krivosheev',
};
const STANDARD_TEXTS: Readonly<Record<string, string>> = { MIT: 'MIT.txt' };

const TEXT_FILE = /^(licen[sc]e|copying|notice|copyrightnotice)([.-].*)?$/i;
const IS_CODE = /\.(js|ts|json|cjs|mjs)$/;

/** Name and text of each licence file of a package, as they are found in its folder. */
function ownTexts(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => TEXT_FILE.test(name) && !IS_CODE.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const textFile = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`texts/${name}`, import.meta.url)), 'utf8');

function standardText(locked: LockedPackage): readonly string[] {
  const holder = STANDARD_TEXT_HOLDERS[locked.name];
  const file = STANDARD_TEXTS[effectiveLicense(locked) ?? ''];
  if (holder === undefined || file === undefined) return [];
  return [textFile(file).replace('<copyright holders>', holder)];
}

/** Node's text is kept here: of its packages only that of the system at hand is installed, and that for Windows has none. */
function textsOf(root: string, locked: LockedPackage): readonly string[] {
  if (isNodeRuntime(locked.path)) return [textFile('node.txt')];
  const own = ownTexts(join(root, locked.path));
  return own.length > 0 ? own : standardText(locked);
}

/** The Node packages differ by system alone: one heading and one text for all of them. */
function headingOf(locked: LockedPackage): string {
  const license = effectiveLicense(locked) ?? 'unknown';
  return isNodeRuntime(locked.path)
    ? `Node.js (${license}, with the licences of what is inside it)`
    : `${locked.name} ${locked.version} (${license})`;
}

/** Writes a product's list into a folder, as `third-party.txt`, and returns what is wrong with it. */
export function writeLicenses(
  root: string,
  shipment: Shipment,
  folder: string,
): readonly Finding[] {
  const { text, findings } = licenseList(root, shipment);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'third-party.txt'), text);
  return findings;
}

export type LicenseList = { readonly text: string; readonly findings: readonly Finding[] };

/** The licence texts of all that a product ships, as one text in UTF-8. A package without one is a failure. */
export function licenseList(root: string, { product, parts }: Shipment): LicenseList {
  const packages = [...parts.keys()];
  const sections = new Map<string, readonly string[]>();
  for (const locked of packages) sections.set(headingOf(locked), textsOf(root, locked));
  const findings = [...sections]
    .filter(([, texts]) => texts.length === 0)
    .map(([heading]) => failure('licence', `${heading} ships without a licence text`));
  const hasElectron = packages.some(({ name }) => name === ELECTRON);
  return {
    text: `${introduction(product, hasElectron)}${[...sections].map(section).join('')}`,
    findings,
  };
}

const RULE = `\n${'='.repeat(100)}\n`;

function section([heading, texts]: readonly [string, readonly string[]]): string {
  const tidy = texts.map((text) => text.replaceAll('\r\n', '\n').trim());
  return `${RULE}${heading}${RULE}\n${tidy.join('\n\n')}\n`;
}

function introduction(product: string, hasElectron: boolean): string {
  const inner = ELECTRON_CONTENTS.map(
    ({ name, license, reason }) => `Inside Electron: ${name} (${license}), ${reason}.\n`,
  );
  const opening = `What others wrote and ${product} contains, with the licences it is used under.\n`;
  return hasElectron ? `${opening}${inner.join('')}` : opening;
}
