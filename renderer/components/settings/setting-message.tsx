import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { FieldError } from '../../../electron/contract/control-errors.ts';
import { fieldErrorWords } from '../../../electron/contract/field-words.ts';
import { errorCodeOf } from '../../bridge/call-error.ts';
import type { EditedSetting, Saving } from '../../state/use-setting.ts';
import { useWords, type PageWords } from '../../state/words.tsx';

/** Why a setting cannot be kept. */
export type Complaint = {
  /** Name of the input that it is about; null: of none. */
  readonly part: string | null;
  readonly field: FieldError | null;
  /** What the call failed with, where it was tried. */
  readonly error: unknown;
};

/** What there is to complain about; an input that is still empty is given time until the setting is left. */
export function complaintOf(
  { wrong, saving, typed }: EditedSetting,
  parts: readonly { readonly name: string }[],
  wasLeft: boolean,
): Complaint | null {
  const partOf = ({ path }: FieldError): string | null =>
    (parts.find(({ name }) => path.endsWith(`.${name}`)) ?? parts[0])?.name ?? null;
  if (saving.kind === 'refused') {
    const { field, error } = saving;
    return { part: field && partOf(field), field, error };
  }
  if (wrong === null) return null;
  const part = partOf(wrong);
  const isEmpty = part !== null && typed[part]?.trim() === '';
  return isEmpty && !wasLeft ? null : { part, field: wrong, error: null };
}

/** What is to be said about a setting now, read out when it changes. */
export function SettingMessage({
  id,
  setting: { saving, isFromCloud },
  complaint,
}: {
  readonly id: string;
  readonly setting: Pick<EditedSetting, 'saving' | 'isFromCloud'>;
  readonly complaint: Complaint | null;
}) {
  const words = useWords();
  const kind = complaint === null ? saving.kind : 'error';
  return (
    <p id={id} className="setting-message" data-kind={kind} aria-live="polite">
      {complaint === null
        ? (savingWords(saving, words) ?? (isFromCloud ? words.t('settings.fromCloud') : null))
        : complaintWords(complaint, words)}
    </p>
  );
}

function complaintWords({ field, error }: Complaint, words: PageWords): string {
  if (field !== null) return fieldErrorWords(field, words);
  const { title, advice } = controlErrorWords(errorCodeOf(error), words);
  return `${title} ${advice}`;
}

function savingWords({ kind }: Saving, { t }: PageWords): string | null {
  switch (kind) {
    case 'saving':
    case 'saved':
    case 'overridden':
      return t(`settings.${kind}`);
    case 'idle':
    case 'refused':
      return null;
  }
}
