import { useEffect, useState } from 'react';
import { App } from './app.tsx';
import { forgetToken, takeToken } from './bridge/token.ts';
import { WebBridge } from './bridge/web-bridge.ts';
import { LockedPage } from './pages/locked-page.tsx';
import { WordsProvider } from './state/words.tsx';

/** The dashboard as the agent's loopback web server serves it: opened by the token in the address, else locked. */
export function WebDashboard() {
  return (
    <WordsProvider>
      <DashboardOrLock />
    </WordsProvider>
  );
}

function DashboardOrLock() {
  const [token, setToken] = useState(() => takeToken(window));
  useEffect(() => {
    // Somebody pastes a newer address into the same tab: only the fragment changes, nothing is loaded.
    const take = (): void => setToken(takeToken(window));
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  const lock = (): void => {
    forgetToken(window);
    setToken(null);
  };
  if (token === null) return <LockedPage />;
  return <OpenDashboard key={token} token={token} onLocked={lock} />;
}

function OpenDashboard({
  token,
  onLocked,
}: {
  readonly token: string;
  readonly onLocked: () => void;
}) {
  const [bridge] = useState(
    () => new WebBridge({ token, baseUrl: window.location.origin, onLocked }),
  );
  useEffect(() => bridge.start(), [bridge]);
  return <App bridge={bridge} />;
}
