import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { askRegistry, checkAudit } from './supply-chain/audit.ts';
import { failure, findingLines, hasFailure, type Finding } from './supply-chain/finding.ts';
import { checkLicenses, effectiveLicense } from './supply-chain/license-policy.ts';
import { writeLicenses } from './supply-chain/license-texts.ts';
import { checkInstallScripts, checkLockFile } from './supply-chain/lock-checks.ts';
import { readLock, readManifest, type LockedPackage } from './supply-chain/lock-file.ts';
import { makeSbom } from './supply-chain/sbom.ts';
import { buildTools, findShipments } from './supply-chain/shipped.ts';
import { sbomObjections } from './supply-chain/validate-sbom.ts';

/**
 * `npm run supply-chain [-- --out FOLDER] [--offline] [--require-audit]`: what ships, its bill of materials and its licences, and
 * everything that is wrong with it. Exit code 1 where something is.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, '.tern-supply-chain') },
    offline: { type: 'boolean', default: false },
    'require-audit': { type: 'boolean', default: false },
  },
});
const out = resolve(values.out);
const lock = readLock(root);
const manifest = readManifest(root);
const shipments = await findShipments(root, lock);
const shipped = new Set(shipments.flatMap(({ parts }) => [...parts.keys()]));
const findings: Finding[] = [
  ...checkLockFile(lock, manifest),
  ...checkInstallScripts(lock, manifest),
  ...checkLicenses(shipments),
];
mkdirSync(out, { recursive: true });

for (const shipment of shipments) {
  const sbom = makeSbom(lock, manifest, shipment, process.env.SOURCE_DATE_EPOCH);
  findings.push(...sbomObjections(sbom).map((text) => failure('sbom', text)));
  writeFileSync(join(out, `${shipment.product}.cdx.json`), sbom);
  findings.push(...writeLicenses(root, shipment, join(out, shipment.product, 'licenses')));
  process.stdout.write(`${shipment.product}: ${shipment.parts.size} packages ship\n`);
}

const toolLine = (locked: LockedPackage): string =>
  `${locked.path.replace(/^node_modules\//, '')} ${locked.version} ${effectiveLicense(locked) ?? 'no licence stated'}`;
const tools = buildTools(lock, shipments);
writeFileSync(join(out, 'build-tools.txt'), `${tools.map(toolLine).join('\n')}\n`);
process.stdout.write(`${tools.length} packages are tools of building and testing alone\n`);

if (!values.offline)
  findings.push(...checkAudit(askRegistry(root), shipped, values['require-audit']));
for (const line of findingLines(findings)) process.stdout.write(`${line}\n`);
process.stdout.write(`Written to ${out}\n`);
if (hasFailure(findings)) process.exitCode = 1;
