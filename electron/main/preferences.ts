import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import {
  languageSchema,
  type DesktopSettingChange,
  type DesktopSettings,
} from '../contract/desktop-settings.ts';
import { localeOf, pickLocale, type Locale } from '../contract/languages.ts';
import { createTranslator, type Translator } from '../contract/translator.ts';
import { writeFileAtomic } from '../foundation/atomic-file.ts';
import { CallError } from './control-conversation.ts';
import type { ElectronApi } from './electron-api.ts';
import type { LoginItem } from './login-item.ts';

/** What the file holds; whatever cannot be read counts as never chosen. */
const keptSchema = z.object({
  startsAtLogin: z.boolean().catch(true),
  language: languageSchema.nullable().catch(null),
});
type Kept = Readonly<z.infer<typeof keptSchema>>;

/** The desktop app's own settings: one file, which main alone writes, and what follows from it. */
export class Preferences {
  readonly #app: ElectronApi['app'];
  readonly #file: string;
  readonly #loginItem: LoginItem;
  #kept: Kept;
  #words: Translator | null = null;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor({ app }: Pick<ElectronApi, 'app'>, file: string, loginItem: LoginItem) {
    this.#app = app;
    this.#file = file;
    this.#loginItem = loginItem;
    this.#kept = readKept(file);
  }

  get settings(): DesktopSettings {
    const { startsAtLogin, language } = this.#kept;
    return { startsAtLogin: this.#loginItem.isAvailable ? startsAtLogin : null, language };
  }

  /** The chosen language, else the first of the system's that there is a catalogue for. */
  get locale(): Locale {
    // Who asks for none of our languages gets English, with the day before the month.
    const preferred = [...this.#app.getPreferredSystemLanguages(), this.#app.getLocale(), 'en-GB'];
    const { language } = this.#kept;
    return language === null ? pickLocale(preferred) : localeOf(language, preferred);
  }

  /** Speaks that language. */
  get words(): Translator {
    const { language, tag } = this.locale;
    if (this.#words?.tag !== tag || this.#words.language !== language)
      this.#words = createTranslator(language, tag);
    return this.#words;
  }

  /** Changes one setting for good. Throws CallError config-unwritable; then nothing has changed. */
  async set(change: DesktopSettingChange): Promise<void> {
    const inTurn = this.#lastChange.then(() => this.#write({ ...this.#kept, ...change }));
    this.#lastChange = inTurn.catch(() => undefined);
    await inTurn;
    this.apply();
  }

  /** Brings the system in line with the settings. */
  apply(): void {
    this.#loginItem.apply(this.#kept.startsAtLogin);
  }

  async #write(next: Kept): Promise<void> {
    try {
      await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
      await writeFileAtomic(this.#file, `${JSON.stringify(next)}\n`);
    } catch {
      throw new CallError('config-unwritable', 'That could not be saved.');
    }
    this.#kept = next;
  }
}

function readKept(file: string): Kept {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return keptSchema.parse({});
  }
}
