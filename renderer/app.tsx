import type { AgentStatus } from '../electron/contract/agent-status.ts';
import type { Bridge } from '../electron/contract/bridge.ts';
import { headline } from '../electron/contract/headline.ts';
import { Hero } from './components/hero.tsx';
import { Logo } from './components/icons.tsx';
import { LanguageChoice } from './components/language-choice.tsx';
import { Navigation } from './components/navigation.tsx';
import { Dashboard, pageFor, pagesFor } from './dashboard.tsx';
import { NowProvider } from './state/now.tsx';
import { useRoute } from './state/route.ts';
import { useAgent } from './state/use-agent.ts';
import { useWords } from './state/words.tsx';

/** The dashboard: one agent seen through a Bridge. What it shows follows from the status and the address alone. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  const words = useWords();
  const { status, isConnected } = useAgent(bridge);
  const isStale = isConnected === false;
  const wanted = useRoute();
  const sentence = headline(status, !isStale, words);
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
        <main>
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
