import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintWorkflow } from './workflows/rules.ts';

/** Looks through .github/workflows; exit code 1 where something is wrong. Part of `npm run check`. */
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), '.github', 'workflows');
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
for (const name of files) {
  const findings = await lintWorkflow(readFileSync(join(folder, name), 'utf8'), name);
  for (const { rule, text } of findings) process.stdout.write(`${name} [${rule}] ${text}\n`);
  if (findings.length > 0) process.exitCode = 1;
}
process.stdout.write(`${files.length} workflows looked through\n`);
