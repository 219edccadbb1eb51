import { useEffect } from 'react';
import { WORDS } from '../words.ts';
import { Logo } from '../components/icons.tsx';

/** What stands here without the agent's token: how to get in. */
export function LockedPage() {
  const words = WORDS.locked;
  useEffect(() => {
    document.title = `${words.title} – ${WORDS.appName}`;
  }, [words.title]);
  return (
    <main className="locked card">
      <Logo />
      <h1>{words.title}</h1>
      <p className="lead">{words.text}</p>
      <ol>
        {words.steps.map((step, i) => (
          <li key={step}>
            {step}
            {i === 1 && <code>{words.example}</code>}
          </li>
        ))}
      </ol>
      <p className="hint">{words.again}</p>
    </main>
  );
}
