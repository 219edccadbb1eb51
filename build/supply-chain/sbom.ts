import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import parse from 'spdx-expression-parse';
import { ELECTRON_CONTENTS } from './electron-contents.ts';
import { effectiveLicense } from './license-policy.ts';
import type { Lock, LockedPackage, Manifest } from './lock-file.ts';
import { ELECTRON, isAskedFor, isNodeRuntime, shippedNeeds, type Shipment } from './shipped.ts';

const licenses = new Contrib.License.Factories.LicenseFactory((text) => void parse(text));

/** Scope, if there is one, and the rest of a package's name. */
function splitName(name: string): readonly [string | undefined, string] {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  return slash < 0 ? [undefined, name] : [name.slice(0, slash), name.slice(slash + 1)];
}

const purlOf = (name: string, version: string): string => {
  const [scope, base] = splitName(name);
  return new PackageURL('npm', scope, base, version, undefined, undefined).toString();
};

/** The lock file's base64 as the hexadecimal digits of CycloneDX. */
const hexDigest = (integrity: string): string =>
  Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');

function licensesOf(expression: string | null): Models.LicenseRepository {
  return new Models.LicenseRepository(
    expression === null ? [] : [licenses.makeFromString(expression)],
  );
}

/** What a program consists of beside its npm package: a scanner that knows no such package knows these. */
function innerComponents(locked: LockedPackage): readonly Models.Component[] {
  if (locked.name !== ELECTRON) return [];
  return ELECTRON_CONTENTS.map(
    ({ name, license, isSpdx }) =>
      new Models.Component(Enums.ComponentType.Library, name, {
        bomRef: `${locked.path}#${name}`,
        licenses: new Models.LicenseRepository([
          isSpdx ? licenses.makeFromString(license) : new Models.NamedLicense(license),
        ]),
      }),
  );
}

/** The name of the program in the National Vulnerability Database, for what is no library of npm. */
function cpeOf(locked: LockedPackage): string | null {
  const product = isNodeRuntime(locked.path)
    ? 'nodejs:node.js'
    : locked.name === ELECTRON
      ? 'electronjs:electron'
      : null;
  return product === null ? null : `cpe:2.3:a:${product}:${locked.version}:*:*:*:*:*:*:*`;
}

function componentOf(locked: LockedPackage, parts: readonly string[]): Models.Component {
  const cpe = cpeOf(locked);
  const purl = purlOf(locked.name, locked.version);
  const [group, base] = splitName(locked.name);
  const component = new Models.Component(
    cpe === null ? Enums.ComponentType.Library : Enums.ComponentType.Platform,
    base,
    {
      // Two copies of one version are two components: they lie in different folders.
      bomRef: `${locked.path}@${locked.version}`,
      ...(group === undefined ? {} : { group }),
      version: locked.version,
      purl,
      licenses: licensesOf(effectiveLicense(locked)),
      hashes: new Models.HashDictionary(
        locked.integrity === null
          ? []
          : [[Enums.HashAlgorithm['SHA-512'], hexDigest(locked.integrity)]],
      ),
      properties: new Models.PropertyRepository(
        parts.map((part) => new Models.Property('tern:part', part)),
      ),
      components: new Models.ComponentRepository(innerComponents(locked)),
    },
  );
  if (cpe !== null) component.cpe = cpe;
  return component;
}

/** Draws the edges: from each package to what it needs, from the product to what it asks for and what else nobody needs. */
function connect(
  lock: Lock,
  manifest: Manifest,
  shipment: Shipment,
  components: ReadonlyMap<LockedPackage, Models.Component>,
  product: Models.Component,
): void {
  const needed = new Set<LockedPackage>();
  for (const [locked, component] of components) {
    for (const need of shippedNeeds(lock, shipment, locked)) {
      const target = components.get(need);
      if (target === undefined) continue;
      component.dependencies.add(target.bomRef);
      needed.add(need);
    }
  }
  for (const [locked, component] of components) {
    if (isAskedFor(manifest, locked) || !needed.has(locked))
      product.dependencies.add(component.bomRef);
  }
}

/**
 * The bill of materials of one product as CycloneDX 1.6 in JSON. The same lock file and sources give the same bytes: there is no
 * serial number, and a time only where `SOURCE_DATE_EPOCH` (seconds) says which.
 */
export function makeSbom(
  lock: Lock,
  manifest: Manifest,
  shipment: Shipment,
  sourceDateEpoch: string | undefined,
): string {
  const product = new Models.Component(Enums.ComponentType.Application, shipment.product, {
    bomRef: `${shipment.product}@${manifest.version}`,
    version: manifest.version,
    description: manifest.description,
    licenses: licensesOf(manifest.license),
  });
  const components = new Map(
    [...shipment.parts].map(([locked, parts]) => [locked, componentOf(locked, parts)]),
  );
  connect(lock, manifest, shipment, components, product);
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      component: product,
      ...(sourceDateEpoch === undefined
        ? {}
        : { timestamp: new Date(Number(sourceDateEpoch) * 1000) }),
    }),
    components: new Models.ComponentRepository(components.values()),
  });
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const text = new Serialize.JsonSerializer(normalizers).serialize(bom, {
    sortLists: true,
    space: 2,
  });
  return `${text}\n`;
}
