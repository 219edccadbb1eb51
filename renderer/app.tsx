import { useState } from 'react';
import type { AgentStatus, PairingState } from '../electron/contract/agent-status.ts';
import type { Bridge } from '../electron/contract/bridge.ts';
import type { Headline } from '../electron/contract/headline.ts';
import { Hero, HeroFirstAction } from './components/hero.tsx';
import { Logo } from './components/icons.tsx';
import { LanguageChoice } from './components/language-choice.tsx';
import { StartAgainButton } from './components/start-again-button.tsx';
import { Timed } from './components/timed.tsx';
import { HomePage } from './pages/home-page.tsx';
import { PairingPage } from './pages/pairing-page.tsx';
import { NowProvider } from './state/now.tsx';
import { agentHeadline, useAgent } from './state/use-agent.ts';
import { useWords } from './state/words.tsx';

/** The dashboard: one agent seen through a Bridge. What it shows follows from the status alone. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  const words = useWords();
  const view = useAgent(bridge);
  const { status, process } = view;
  const isStale = view.isConnected === false;
  const sentence = agentHeadline(view, words);
  const firstAction =
    bridge.desktop !== null && process?.kind === 'stopped' ? (
      <StartAgainButton desktop={bridge.desktop} />
    ) : null;
  return (
    <NowProvider>
      <div className={isStale ? 'app is-stale' : 'app'}>
        <Header pairing={status?.pairing ?? null} />
        <main>
          <HeroFirstAction value={firstAction}>
            <Page bridge={bridge} status={status} headline={sentence} isStale={isStale} />
          </HeroFirstAction>
        </main>
        <footer className="app-footer">
          <span>Tern {status?.agent.version}</span>
          <LanguageChoice />
        </footer>
      </div>
    </NowProvider>
  );
}

function Header({ pairing }: { readonly pairing: PairingState | null }) {
  return (
    <header className="app-header">
      <span className="brand">
        <Logo />
        Tern
      </span>
      {pairing?.kind === 'paired' && (
        <span className="whose">
          <strong>{pairing.clinic}</strong> {pairing.label}
        </span>
      )}
    </header>
  );
}

function Page({
  bridge,
  status,
  headline,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus | null;
  readonly headline: Headline;
  readonly isStale: boolean;
}) {
  const words = useWords();
  /** Whether the cloud was told, when this PC was unpaired here. */
  const [unpaired, setUnpaired] = useState<{ readonly cloudWasTold: boolean } | null>(null);
  if (status === null) return <Hero headline={headline} />;
  const { pairing } = status;
  const shared = { bridge, status, headline, isStale };
  const isPaired = pairing.kind === 'paired' || pairing.kind === 'foreign';
  return (
    <>
      {isStale && (
        <p className="stale-note">
          <Timed phrase="app.staleSince" at={status.at} />
        </p>
      )}
      <div role="status">
        {unpaired !== null && !isPaired && (
          <p className="notice">
            {words.t(unpaired.cloudWasTold ? 'unpair.done' : 'unpair.cloudNotTold')}
          </p>
        )}
      </div>
      {isPaired ? (
        <HomePage
          {...shared}
          pairing={pairing}
          onUnpaired={(cloudWasTold) => setUnpaired({ cloudWasTold })}
        />
      ) : (
        <PairingPage {...shared} />
      )}
    </>
  );
}
