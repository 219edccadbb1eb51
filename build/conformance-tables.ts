import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTables } from './conformance/markdown.ts';
import { CONFORMANCE_TABLES } from './conformance/tables.ts';

// Writes the tables of the conformance statement anew, out of the code's own constants.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'docs', 'conformance-statement.md');
const before = readFileSync(file, 'utf8');
const after = withTables(before, CONFORMANCE_TABLES);
if (after !== before) writeFileSync(file, after);
process.stdout.write(after === before ? 'The tables are up to date.\n' : `Wrote ${file}.\n`);
