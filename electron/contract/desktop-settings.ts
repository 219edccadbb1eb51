import { z } from 'zod';
import { LANGUAGES } from './languages.ts';

export const languageSchema = z.enum(LANGUAGES);

/** What a person sets for the desktop app itself, apart from the agent's configuration. */
export const desktopSettingsSchema = z.strictObject({
  /** null: this installation cannot start at login. */
  startsAtLogin: z.boolean().nullable(),
  /** null: the language of the system. */
  language: languageSchema.nullable(),
});
export type DesktopSettings = Readonly<z.infer<typeof desktopSettingsSchema>>;

/** One setting with its new value. */
export const desktopSettingChangeSchema = z.union([
  z.strictObject({ startsAtLogin: z.boolean() }),
  z.strictObject({ language: languageSchema.nullable() }),
]);
export type DesktopSettingChange = Readonly<z.infer<typeof desktopSettingChangeSchema>>;
