import type { ErrorWords } from '../../electron/contract/control-error-words.ts';
import type { ControlErrorCode } from '../../electron/contract/control-errors.ts';
import type { Translator } from '../../electron/contract/translator.ts';
import { errorCodeOf } from '../bridge/call-error.ts';
import { useWords } from '../state/words.tsx';

/** Why a call failed, in words; what the agent itself reported stands behind a disclosure. */
export function CallFailure({
  error,
  words,
}: {
  readonly error: unknown;
  readonly words: (code: ControlErrorCode, words: Translator) => ErrorWords;
}) {
  const page = useWords();
  const code = errorCodeOf(error);
  const { title, advice } = words(code, page);
  return (
    <div className="failure" role="alert" data-code={code}>
      <strong>{title}</strong>
      <p>{advice}</p>
      <details>
        <summary>{page.t('problems.details')}</summary>
        <p lang="en">
          {code}
          {error instanceof Error && error.message !== '' && `: ${error.message}`}
        </p>
      </details>
    </div>
  );
}
