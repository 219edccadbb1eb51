import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./seeds/', import.meta.url);

/** What one program sent on one connection, as recorded (see record-seeds.ts); datasets are of generated objects. */
export type Capture = { readonly name: string; readonly bytes: Buffer };

/** Lines that begin with # tell the origin; the rest is hex. */
export function captures(): readonly Capture[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.hex'))
    .sort()
    .map((name) => {
      const lines = readFileSync(new URL(name, folder), 'latin1').split('\n');
      const digits = lines.filter((line) => !line.startsWith('#')).join('');
      return { name: name.slice(0, -'.hex'.length), bytes: Buffer.from(digits, 'hex') };
    });
}
