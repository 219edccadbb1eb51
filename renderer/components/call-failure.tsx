import type { ErrorWords } from '../../electron/contract/control-error-words.ts';
import type { ControlErrorCode } from '../../electron/contract/control-errors.ts';
import { errorCodeOf } from '../bridge/call-error.ts';
import { WORDS } from '../words.ts';

/** Why a call failed, in words; what the agent itself reported stands behind a disclosure. */
export function CallFailure({
  error,
  words,
}: {
  readonly error: unknown;
  readonly words: (code: ControlErrorCode) => ErrorWords;
}) {
  const code = errorCodeOf(error);
  const { title, advice } = words(code);
  return (
    <div className="failure" role="alert" data-code={code}>
      <strong>{title}</strong>
      <p>{advice}</p>
      <details>
        <summary>{WORDS.problems.details}</summary>
        <p>
          {code}
          {error instanceof Error && error.message !== '' && `: ${error.message}`}
        </p>
      </details>
    </div>
  );
}
