import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import type { TypedForm } from '../state/use-typed-form.ts';
import { useWords } from '../state/words.tsx';
import { CallFailure } from './call-failure.tsx';

/** Below a typed form that stays: the button that keeps it, and what became of that. */
export function SaveRow({
  form,
  what,
  isStale,
}: {
  readonly form: TypedForm;
  /** What is saved, for those who hear the button alone. */
  readonly what: string;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const isSaved = form.state === 'done' && !form.isEdited;
  return (
    <>
      <div className="buttons">
        <button type="submit" aria-label={`${t('machines.save')}: ${what}`} disabled={isStale}>
          {t('machines.save')}
        </button>
        <p className="setting-message" data-kind={isSaved ? 'saved' : 'idle'} role="status">
          {isSaved && t('settings.saved')}
        </p>
      </div>
      {form.failure !== null && (
        <CallFailure error={form.failure.error} words={controlErrorWords} />
      )}
    </>
  );
}
