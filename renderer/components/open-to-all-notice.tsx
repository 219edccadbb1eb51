import { WORDS } from '../words.ts';
import { ResultIcon } from './icons.tsx';

/** Says that no list of allowed machines is set. */
export function OpenToAllNotice() {
  const words = WORDS.openToAll;
  return (
    <section className="notice" aria-label={words.text}>
      <ResultIcon result="warning" />
      <details>
        <summary>
          {words.text} <span className="link-like">{words.more}</span>
        </summary>
        <p>{words.how}</p>
      </details>
    </section>
  );
}
