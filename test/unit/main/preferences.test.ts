import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LoginItem } from '../../../electron/main/login-item.ts';
import { Preferences } from '../../../electron/main/preferences.ts';
import { StandInApp } from '../../desktop/stand-in/app.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

/** The app on a system with these languages, installed or run from a checkout. */
class SystemApp extends StandInApp {
  override readonly isPackaged: boolean;
  readonly #languages: string[];
  constructor({ isPackaged = true, languages = ['de-AT', 'en-US'] } = {}) {
    super(() => undefined);
    this.isPackaged = isPackaged;
    this.#languages = languages;
  }
  override getPreferredSystemLanguages(): string[] {
    return this.#languages;
  }
}

function open(folder: TempFolder, app = new SystemApp()): Preferences {
  const places = { autostartFolder: folder.join('autostart'), executable: '/opt/Tern/tern' };
  return new Preferences(
    { app },
    folder.join('desktop/settings.json'),
    new LoginItem({ app }, places),
  );
}

test('starts at login and speaks the language of the system until somebody says otherwise', async () => {
  await using folder = await TempFolder.create('tern-preferences');
  const preferences = open(folder);
  expect(preferences.settings).toEqual({ startsAtLogin: true, language: null });
  expect(preferences.locale).toEqual({ language: 'de', tag: 'de-AT' });
  expect(preferences.words.t('pause.resume')).toBe('Weiter empfangen');
  preferences.apply();
  const entry = await readFile(folder.join('autostart/tern.desktop'), 'utf8');
  expect(entry).toContain('Exec="/opt/Tern/tern" --hidden');
});

test('a choice counts at once, without a word about the other one, and outlives the app', async () => {
  await using folder = await TempFolder.create('tern-preferences');
  const preferences = open(folder);
  preferences.apply();
  await Promise.all([
    preferences.set({ startsAtLogin: false }),
    preferences.set({ language: 'en' }),
  ]);
  const chosen = { startsAtLogin: false, language: 'en' };
  expect(preferences.settings).toEqual(chosen);
  // The reader's own kind of English.
  expect(preferences.locale).toEqual({ language: 'en', tag: 'en-US' });
  await expect(stat(folder.join('autostart/tern.desktop'))).rejects.toThrow('ENOENT');
  expect(open(folder).settings).toEqual(chosen);
  await preferences.set({ language: null });
  expect(open(folder).locale.language).toBe('de');
});

test('a note of an app that has moved since, as an AppImage does, is written anew', async () => {
  await using folder = await TempFolder.create('tern-preferences');
  await mkdir(folder.join('autostart'));
  const note = folder.join('autostart/tern.desktop');
  await writeFile(note, '[Desktop Entry]\nExec="/home/old/Tern.AppImage" --hidden\n');
  open(folder).apply();
  expect(await readFile(note, 'utf8')).toContain('\nExec="/opt/Tern/tern" --hidden\n');
});

test('a note that still fits is left as the desktop keeps it', async () => {
  await using folder = await TempFolder.create('tern-preferences');
  await mkdir(folder.join('autostart'));
  const note = folder.join('autostart/tern.desktop');
  const edited = 'Exec="/opt/Tern/tern" --hidden\nX-GNOME-Autostart-Delay=10\n';
  await writeFile(note, edited);
  open(folder).apply();
  expect(await readFile(note, 'utf8')).toBe(edited);
});

test('what cannot be saved is refused and changes nothing', async () => {
  await using folder = await TempFolder.create('tern-preferences');
  await writeFile(folder.join('desktop'), 'a file where the folder should be');
  const preferences = open(folder);
  await expect(preferences.set({ language: 'fr' })).rejects.toMatchObject({
    code: 'config-unwritable',
  });
  expect(preferences.settings.language).toBeNull();
});

test.each(['', '[]', '{"language":"kli","startsAtLogin":false}'])(
  'a damaged file (%j) costs no more than what cannot be read of it',
  async (text) => {
    await using folder = await TempFolder.create('tern-preferences');
    await open(folder).set({ language: 'fr' });
    await writeFile(folder.join('desktop/settings.json'), text);
    expect(open(folder).settings).toEqual({
      startsAtLogin: !text.includes('false'),
      language: null,
    });
  },
);

test('a checkout does not start at login, and a system with none of our languages is spoken to in English', async () => {
  await using folder = await TempFolder.create('tern-preferences');
  const preferences = open(folder, new SystemApp({ isPackaged: false, languages: ['ja-JP'] }));
  preferences.apply();
  expect(preferences.settings.startsAtLogin).toBeNull();
  expect(preferences.locale).toEqual({ language: 'en', tag: 'en-GB' });
  await expect(stat(folder.join('autostart'))).rejects.toThrow('ENOENT');
});
