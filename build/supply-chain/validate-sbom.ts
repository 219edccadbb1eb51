import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

/** The schema files that the CycloneDX library brings. Its own validator wants a further package for one format. */
const folder = join(
  dirname(fileURLToPath(import.meta.resolve('@cyclonedx/cyclonedx-library/package.json'))),
  'res',
  'schema',
);
const schemaFile = (name: string): object =>
  JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;

/** What the schema of CycloneDX 1.6 says against a text; empty where nothing. */
export function sbomObjections(text: string): readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat('idn-email', true);
  ajv.addFormat('iri-reference', true);
  ajv.addSchema(schemaFile('spdx'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
  ajv.addSchema(
    schemaFile('jsf-0.82'),
    'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json',
  );
  const isValid = ajv.compile(schemaFile('bom-1.6'));
  if (isValid(JSON.parse(text))) return [];
  return (isValid.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message ?? 'is wrong'}`,
  );
}
