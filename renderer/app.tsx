import type { AgentStatus } from '../electron/contract/agent-status.ts';
import type { Bridge } from '../electron/contract/bridge.ts';
import { Hero, HeroFirstAction } from './components/hero.tsx';
import { Logo } from './components/icons.tsx';
import { LanguageChoice } from './components/language-choice.tsx';
import { Navigation } from './components/navigation.tsx';
import { StartAgainButton } from './components/start-again-button.tsx';
import { Dashboard, pageFor, pagesFor } from './dashboard.tsx';
import { NowProvider } from './state/now.tsx';
import { useRoute } from './state/route.ts';
import { agentHeadline, useAgent } from './state/use-agent.ts';
import { useWords } from './state/words.tsx';

/** The dashboard: one agent seen through a Bridge. What it shows follows from the status and the address alone. */
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
  const wanted = useRoute();
  const page = status === null ? wanted : pageFor(status, wanted);
  return (
    <NowProvider>
      <div className={isStale ? 'app is-stale' : 'app'}>
        <header className="app-header">
          <span className="brand">
            <Logo />
            Tern
          </span>
          {status !== null && (
            <>
              <Navigation
                pages={pagesFor(status)}
                current={page}
                problemCount={status.problems.length}
              />
              <Whose status={status} />
            </>
          )}
        </header>
        <main data-page={page}>
          <HeroFirstAction value={firstAction}>
            {status === null ? (
              <Hero headline={sentence} />
            ) : (
              <Dashboard
                page={page}
                bridge={bridge}
                status={status}
                headline={sentence}
                isStale={isStale}
              />
            )}
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

/** To whom this PC belongs. */
function Whose({ status: { pairing } }: { readonly status: AgentStatus }) {
  if (pairing.kind !== 'paired') return null;
  return (
    <span className="whose">
      <strong>{pairing.clinic}</strong> {pairing.label}
    </span>
  );
}
