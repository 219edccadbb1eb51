import type { Translator } from '../contract/translator.ts';
import { terminalWords } from './language.ts';

/** What a command may do with the terminal it was started from. */
export type Terminal = {
  /** The language of whoever sits there. JSON and the log do not follow it. */
  readonly words: Translator;
  /** Standard output: results. */
  readonly out: (text: string) => void;
  /** Standard error: everything else. */
  readonly err: (text: string) => void;
  /** Everything on standard input, at most `maxCharacters`. */
  readonly readInput: (maxCharacters: number) => Promise<string>;
};

async function readInput(maxCharacters: number): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > maxCharacters) break;
  }
  return text.slice(0, maxCharacters);
}

/** The terminal of this process. A reader that has seen enough (`tern transfers | head`) ends it quietly. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  return {
    words: terminalWords(process.env),
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    readInput,
  };
}
