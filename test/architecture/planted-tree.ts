import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const planted = join(here, 'planted');

const COPIED = ['electron', 'renderer', 'cloud', 'build', 'test', 'package.json', 'tsconfig.json'];

/** A planted file, where it goes in the tree, and the rules that have to catch it there. */
export type PlantedFile = {
  readonly path: string;
  readonly expected: Readonly<Record<Ring, readonly string[]>>;
};
export type Ring = 'eslint' | 'arch' | 'tsc';

/** Reads every planted file; its first lines say who has to catch it: `// arch: ladder-agent, no-circular`. */
export function plantedFiles(): readonly PlantedFile[] {
  return readdirSync(planted, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      const rules = (ring: Ring): readonly string[] =>
        (new RegExp(`^// ${ring}: (.*)$`, 'm').exec(text)?.[1] ?? '')
          .split(', ')
          .filter((rule) => rule !== '');
      const expected = { eslint: rules('eslint'), arch: rules('arch'), tsc: rules('tsc') };
      return { path: relative(planted, file).replaceAll('\\', '/'), expected };
    });
}

/** Copies the checkout's sources and lint, layer and type settings to `target`, with the planted files in place. */
export function makePlantedTree(target: string): void {
  for (const name of COPIED) {
    cpSync(join(root, name), join(target, name), {
      recursive: true,
      filter: (source) => !source.startsWith(planted),
    });
  }
  mkdirSync(join(target, 'resources'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'), 'junction');
  cpSync(planted, target, { recursive: true });
}

/** Every rule that has to catch something, as `rule path`, sorted. */
export function expectedFindings(files: readonly PlantedFile[], ring: Ring): readonly string[] {
  return files
    .flatMap(({ path, expected }) => expected[ring].map((rule) => `${path} ${rule}`))
    .sort();
}
