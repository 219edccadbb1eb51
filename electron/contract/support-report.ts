import type { SupportFile } from './control.ts';

/** The whole report as one JSON file. */
export function supportDocument(files: readonly SupportFile[]): string {
  return `${JSON.stringify({ files }, null, 2)}\n`;
}

/** The whole report as text to read or to paste. */
export function supportText(files: readonly SupportFile[]): string {
  return files
    .map(({ name, text }) => `===== ${name} =====\n${text}`)
    .join('\n')
    .trimEnd();
}
