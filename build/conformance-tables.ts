import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN_TABLES } from './admin/tables.ts';
import { withTables } from './conformance/markdown.ts';
import { CONFORMANCE_TABLES } from './conformance/tables.ts';

// Writes the tables of the conformance statement and of the page for technicians anew, out of the code's own constants.
const docs = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs');
const pages = { 'conformance-statement.md': CONFORMANCE_TABLES, 'admin.md': ADMIN_TABLES };
for (const [name, tables] of Object.entries(pages)) {
  const file = join(docs, name);
  const before = readFileSync(file, 'utf8');
  const after = withTables(before, tables);
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(
    after === before ? `The tables of ${name} are up to date.\n` : `Wrote ${file}.\n`,
  );
}
