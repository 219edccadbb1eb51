import { useRef, useState, type SubmitEvent } from 'react';
import type { PairingState } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { checkPairingCode } from '../../electron/contract/pairing-code.ts';
import { pairingErrorWords } from '../../electron/contract/pairing-words.ts';
import { checkCertificate, checkCloudUrl } from '../state/pairing-input.ts';
import { useCall } from '../state/use-call.ts';
import { useWords } from '../state/words.tsx';
import { CallFailure } from './call-failure.tsx';
import { CertificateField } from './certificate-field.tsx';
import { CloudAddressField } from './cloud-address-field.tsx';
import { CodeField } from './code-field.tsx';

type PairingInput = { readonly code: string; readonly address: string; readonly caPem: string };

/** Trades a code for a place in a clinic's account. What was typed stays when it is refused. */
export function PairingForm({
  bridge,
  pairing,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly pairing: PairingState;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const [input, setInput] = useState<PairingInput>({ code: '', address: '', caPem: '' });
  const [wasTried, setTried] = useState(false);
  const codeInput = useRef<HTMLInputElement>(null);
  const addressInput = useRef<HTMLInputElement>(null);
  const pair = useCall(bridge.calls.pair);
  const isBusy = pair.state.kind === 'running' || pairing.kind !== 'unpaired';
  const url = checkCloudUrl(input.address);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    const code = checkPairingCode(input.code);
    if (code.kind !== 'ok') codeInput.current?.focus();
    else if (url.kind === 'wrong') addressInput.current?.focus();
    else if (checkCertificate(input.caPem) === null && !isBusy)
      void pair.run({ code: code.code, cloudUrl: url.url, caPem: input.caPem.trim() || null });
  };
  return (
    <form className="card pairing" aria-labelledby="pairing-heading" noValidate onSubmit={submit}>
      <h2 id="pairing-heading">{t('pairing.heading')}</h2>
      <p className="lead">{t('pairing.lead')}</p>
      <CodeField
        code={input.code}
        onCode={(code) => setInput({ ...input, code })}
        isDisabled={isBusy}
        isMissing={wasTried}
        inputRef={codeInput}
      />
      <CloudAddressField
        address={input.address}
        onAddress={(address) => setInput({ ...input, address })}
        error={wasTried && url.kind === 'wrong' ? t(url.words) : null}
        isDisabled={isBusy}
        inputRef={addressInput}
      />
      <CertificateField
        pem={input.caPem}
        onPem={(caPem) => setInput((now) => ({ ...now, caPem }))}
        isDisabled={isBusy}
      />
      {pair.state.kind === 'failed' && (
        <CallFailure error={pair.state.error} words={pairingErrorWords} />
      )}
      <div className="buttons">
        <button type="submit" className="primary" disabled={isStale || isBusy}>
          {t(isBusy ? 'pairing.submitting' : 'pairing.submit')}
        </button>
        <span className="running" role="status">
          {isBusy && t(progressKey(pairing))}
        </span>
      </div>
    </form>
  );
}

function progressKey({ kind }: PairingState) {
  return kind === 'exchanging' || kind === 'storing'
    ? (`pairing.${kind}` as const)
    : 'pairing.contacting';
}
