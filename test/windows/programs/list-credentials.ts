import keytar from 'keytar';

/** Prints the names of what Tern keeps in the credential store of this PC, never the secrets. */
const found = await keytar.findCredentials('tern');
process.stdout.write(JSON.stringify(found.map(({ account }) => account)));
