import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The electron package writes the name of the program into path.txt once it has downloaded it. */
function downloadedElectron(): string | null {
  const folder = dirname(fileURLToPath(import.meta.resolve('electron/package.json')));
  if (!existsSync(join(folder, 'path.txt'))) return null;
  const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
  const program = join(folder, 'dist', name);
  return existsSync(program) ? program : null;
}

/** `npm run test:desktop [-- --electron PATH]`: the desktop specs, on the real Electron where there is one. */
const args = process.argv.slice(2);
const at = args.indexOf('--electron');
const given = at < 0 ? undefined : args[at + 1];
if (at >= 0 && given === undefined) {
  process.stderr.write('--electron needs the path of an Electron program.\n');
  process.exit(2);
}
const program = given === undefined ? downloadedElectron() : resolve(given);
if (program !== null && !existsSync(program)) {
  process.stderr.write(`There is no program at ${program}.\n`);
  process.exit(2);
}
process.stdout.write(
  program === null ? 'On the stand-in for Electron.\n' : `On the Electron at ${program}.\n`,
);
if (program !== null) process.env.TERN_TEST_ELECTRON = program;
const rest = at < 0 ? args : args.filter((_, i) => i !== at && i !== at + 1);
process.argv.splice(2, Infinity, 'test/desktop', ...rest);
await import('./test.ts');
