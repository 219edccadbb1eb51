import { use } from 'react';
import type { Headline } from '../../electron/contract/headline.ts';
import { hrefOf } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { HeroFirstAction } from './hero.tsx';
import { ToneIcon } from './icons.tsx';

/** The one sentence on the state in small, at the top of every page but home; leads there. */
export function StateLine({ headline }: { readonly headline: Headline }) {
  const { t } = useWords();
  const { tone, title, text } = headline;
  const first = use(HeroFirstAction);
  return (
    <div className={`state-line tone-${tone}`} role="status">
      <a href={hrefOf('home')}>
        <span className="seal">
          <ToneIcon tone={tone} />
        </span>
        <span className="visually-hidden">{t(`tone.${tone}`)}: </span>
        <span id="headline">{title}</span>
      </a>
      {/* Without the agent nothing on the page can be done, so what to do about that is said at once. */}
      {tone === 'gone' && <p>{text}</p>}
      {first}
    </div>
  );
}
