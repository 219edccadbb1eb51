import { use } from 'react';
import type { Headline } from '../../electron/contract/headline.ts';
import { hrefOf } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { HeroFirstAction } from './hero.tsx';
import { ToneIcon } from './icons.tsx';

/** The one sentence on the state in small, at the top of every page but home; leads there. */
export function StateLine({ headline }: { readonly headline: Headline }) {
  const { t } = useWords();
  const { tone, title } = headline;
  const first = use(HeroFirstAction);
  return (
    <div className={`state-line tone-${tone}`} role="status">
      <a href={hrefOf('home')}>
        <span className="seal">
          <ToneIcon tone={tone} />
        </span>
        <span className="visually-hidden">{t(`tone.${tone}`)}: </span>
        <span>{title}</span>
      </a>
      {first}
    </div>
  );
}
