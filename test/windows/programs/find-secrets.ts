import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import keytar from 'keytar';
import { decodeSecretLine } from '../../../electron/agent/secrets/secret-line.ts';

/** Looks for the secrets of the credential store in every file of a folder; prints how many there are, and where. */
const folder = process.argv[2] ?? '';
const lines = (await keytar.findCredentials('tern'))
  // The name of the spool's key, not the key: it stands beside each image in the list.
  .filter(({ account }) => account !== 'spool-key')
  .map(({ password }) => password);
const secrets = lines.map((line) => decodeSecretLine(line) ?? '');
const forms = [...lines, ...secrets];
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const found: string[] = [];
for (const entry of entries.filter((candidate) => candidate.isFile())) {
  // The agent holds the lock of this one alone; nothing is ever written to it.
  if (entry.name === 'agent.lock') continue;
  const content = await readFile(join(entry.parentPath, entry.name));
  if (forms.some((form) => content.includes(form))) found.push(entry.name);
}
process.stdout.write(JSON.stringify({ secrets: secrets.length, found }));
