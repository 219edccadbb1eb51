import { open, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../../../electron/foundation/atomic-file.ts';
import { systemClock } from '../../../electron/foundation/clock.ts';

/** Replaces a file that another program holds for a moment, as a backup or a virus scanner does; prints what came of it. */
const folder = process.argv[2] ?? '';
const path = join(folder, 'Einstellungen.json');
await writeFileAtomic(path, 'old');
const reader = await open(path, 'r');
const replaced = writeFileAtomic(path, 'new');
// Long enough for a rename that is tried once to fail.
await systemClock.sleep(300);
const ofReader = await reader.readFile('utf8');
await reader.close();
await replaced;
process.stdout.write(
  JSON.stringify({ ofReader, ofFile: await readFile(path, 'utf8'), names: await readdir(folder) }),
);
