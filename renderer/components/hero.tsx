import { createContext, use, useEffect, type ReactNode } from 'react';
import type { Headline } from '../../electron/contract/headline.ts';
import { useWords } from '../state/words.tsx';
import { ToneIcon } from './icons.tsx';

/** What has to be done before anything else can be; it takes the place of a page's own action. */
export const HeroFirstAction = createContext<ReactNode>(null);

/** The one sentence on the state, by shape, word and colour; announced when it changes. */
export function Hero({
  headline,
  action,
  children,
}: {
  readonly headline: Headline;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const { tone, title, text } = headline;
  const first = use(HeroFirstAction);
  const shown = first ?? action;
  useEffect(() => {
    document.title = `${title} – Tern`;
  }, [title]);
  return (
    <section className={`hero tone-${tone}`} aria-labelledby="headline">
      <div className="seal">
        <ToneIcon tone={tone} />
      </div>
      <div className="sentence" aria-live="polite" aria-atomic="true">
        <p className="tone-name">{t(`tone.${tone}`)}</p>
        <h1 id="headline">{title}</h1>
        <p className="hero-text">{text}</p>
      </div>
      {shown !== undefined && <div className="hero-action">{shown}</div>}
      {children}
    </section>
  );
}
