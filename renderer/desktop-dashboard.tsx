import { useState } from 'react';
import type { DesktopBridge } from '../electron/contract/desktop-bridge.ts';
import { App } from './app.tsx';
import { makeDesktopBridge } from './bridge/desktop-bridge.ts';
import { DesktopWordsProvider } from './state/words.tsx';

/** The dashboard in the desktop app's window. */
export function DesktopDashboard({ preload }: { readonly preload: DesktopBridge }) {
  const [bridge] = useState(() => makeDesktopBridge(preload));
  return (
    <DesktopWordsProvider desktop={bridge.desktop}>
      <App bridge={bridge} />
    </DesktopWordsProvider>
  );
}
