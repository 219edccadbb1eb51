import { offerText } from '../../../electron/contract/knock-words.ts';
import type { Knock } from '../../../electron/contract/knocks.ts';
import { useWords } from '../../state/words.tsx';

/** What a machine offered and nobody took, folded: usual, and of interest only where something is missing. */
export function RefusedOffers({
  notes,
  name,
}: {
  readonly notes: readonly Knock[];
  /** Of the machine. */
  readonly name: string;
}) {
  const words = useWords();
  const { t } = words;
  if (notes.length === 0) return null;
  return (
    <details className="machine-fold refused-offers">
      <summary>
        {t('offers.heading', { count: notes.length })}
        <span className="visually-hidden">: {name}</span>
      </summary>
      <p className="hint">{t('offers.lead')}</p>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            {offerText(note, words)} · {t(`knocks.by.${note.refusedBy}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
