import type { PairingState } from '../../electron/contract/agent-status.ts';
import { formatDay } from '../format.ts';
import { WORDS } from '../words.ts';

/** To whom this PC belongs, and the way out. */
export function Account({
  pairing,
  isStale,
  onUnpair,
}: {
  readonly pairing: Extract<PairingState, { kind: 'paired' | 'foreign' }>;
  readonly isStale: boolean;
  readonly onUnpair: () => void;
}) {
  const words = WORDS.account;
  return (
    <section className="card" aria-labelledby="account-heading">
      <h2 id="account-heading">{words.heading}</h2>
      {pairing.kind === 'foreign' ? (
        <>
          <p className="lead">{words.foreign}</p>
          <FactsList facts={[[words.archive, `${pairing.host}:${pairing.port}`]]} />
        </>
      ) : (
        <>
          <FactsList
            facts={[
              [words.clinic, pairing.clinic],
              [words.label, pairing.label],
              [words.cloud, pairing.cloudUrl],
              [words.pairedAt, formatDay(pairing.pairedAt)],
              [words.fingerprint, pairing.keyFingerprint],
            ]}
          />
          <p className="hint">{words.fingerprintNote}</p>
          <div className="buttons">
            <button type="button" className="quiet danger" disabled={isStale} onClick={onUnpair}>
              {words.unpair}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function FactsList({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts-list">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
