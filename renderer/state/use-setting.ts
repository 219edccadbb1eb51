import { useState } from 'react';
import type { FieldError } from '../../electron/contract/control-errors.ts';
import {
  checkSetting,
  errorAt,
  settingAt,
  type SettingPath,
  type SettingValue,
} from '../../electron/contract/setting-path.ts';
import { fieldsOf } from '../bridge/call-error.ts';
import type { SettingForm, Typed } from './setting-forms.ts';
import { cloudValue, type Settings } from './use-settings.ts';
import { useWords } from './words.tsx';

/** What became of the latest attempt to keep what was typed. */
export type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** Kept, but what was given at the start of Tern wins. */
  | { readonly kind: 'overridden' }
  /** `field` null: it is not about this setting. */
  | { readonly kind: 'refused'; readonly error: unknown; readonly field: FieldError | null };

export type EditedSetting = {
  readonly typed: Typed;
  readonly isEdited: boolean;
  /** The cloud's value holds, and is what `typed` shows. */
  readonly isFromCloud: boolean;
  /** What is wrong with what is typed. */
  readonly wrong: FieldError | null;
  readonly saving: Saving;
  readonly type: (changes: Typed) => void;
  /** Keeps what is typed, if it is another value and valid. What was just refused is tried again only `ifRefused`. */
  readonly save: (ifRefused: boolean) => void;
  readonly restore: () => void;
};

/** One setting while it is being changed: typed, checked by the contract's schema, saved or restored. */
export function useSetting<P extends SettingPath>(
  settings: Settings,
  path: P,
  form: SettingForm<SettingValue<P>>,
): EditedSetting {
  const { tag } = useWords();
  const [draft, setDraft] = useState<Typed | null>(null);
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const kept = settingAt(settings.config, path);
  const fromCloud = cloudValue(settings, path);
  const isFromCloud = fromCloud !== null;
  // cloudValue gives the same kind of value as the setting itself.
  const typed = draft ?? form.show(isFromCloud ? (fromCloud as typeof kept) : kept, tag);
  const check = checkSetting(settings.config, path, form.read(typed));

  const keep = async (value: unknown): Promise<void> => {
    setSaving({ kind: 'saving' });
    try {
      const now = await settings.save(path, value);
      setDraft(null);
      setSaving({ kind: isSame(now, value) ? 'saved' : 'overridden' });
    } catch (error) {
      const field = errorAt(fieldsOf(error), path);
      setSaving({ kind: 'refused', error, field: field && form.tell(field) });
    }
  };
  const restore = (): void => {
    setDraft(null);
    if (draft !== null) setSaving({ kind: 'idle' });
  };
  return {
    typed,
    isEdited: draft !== null,
    isFromCloud,
    wrong: draft !== null && check.kind === 'wrong' ? form.tell(check.error) : null,
    saving,
    type: (changes) => {
      setDraft({ ...typed, ...changes });
      setSaving({ kind: 'idle' });
    },
    save: (ifRefused) => {
      const isWaiting = saving.kind === 'saving' || (saving.kind === 'refused' && !ifRefused);
      if (draft === null || check.kind === 'wrong' || isWaiting) return;
      if (isSame(check.value, kept)) restore();
      else void keep(check.value);
    },
    restore,
  };
}

/** Settings are JSON, made by one schema: the same value is the same text. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
