import { createContext, use, useEffect, useState, type ReactNode } from 'react';

const TICK_MS = 1_000;
const NowContext = createContext(0);

/** One clock for all relative times below it, so that they move together. */
export function NowProvider({ children }: { readonly children: ReactNode }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={nowMs}>{children}</NowContext>;
}

/** Wall-clock time in milliseconds, renewed each second. */
export function useNow(): number {
  return use(NowContext);
}
