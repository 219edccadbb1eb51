import { useRef, useState, type SubmitEvent } from 'react';
import type { PairingState } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { checkPairingCode } from '../../electron/contract/pairing-code.ts';
import { pairingErrorWords } from '../../electron/contract/pairing-words.ts';
import { checkCertificate, checkCloudUrl } from '../state/pairing-input.ts';
import { useCall } from '../state/use-call.ts';
import { WORDS } from '../words.ts';
import { CallFailure } from './call-failure.tsx';
import { CertificateField } from './certificate-field.tsx';
import { CodeField } from './code-field.tsx';
import { Field } from './field.tsx';

/** Trades a code for a place in a clinic's account. */
export function PairingForm({
  bridge,
  pairing,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly pairing: PairingState;
  readonly isStale: boolean;
}) {
  const words = WORDS.pairing;
  const [code, setCode] = useState('');
  const [cloudUrl, setCloudUrl] = useState('');
  const [caPem, setCaPem] = useState('');
  const [wasTried, setTried] = useState(false);
  const codeInput = useRef<HTMLInputElement>(null);
  const urlInput = useRef<HTMLInputElement>(null);
  const pair = useCall(bridge.calls.pair);

  const checkedCode = checkPairingCode(code);
  const checkedUrl = checkCloudUrl(cloudUrl);
  const isBusy = pair.state.kind === 'running' || pairing.kind !== 'unpaired';
  const urlError = wasTried && checkedUrl.kind === 'wrong' ? checkedUrl.text : null;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (checkedCode.kind !== 'ok') codeInput.current?.focus();
    else if (checkedUrl.kind === 'wrong') urlInput.current?.focus();
    else if (checkCertificate(caPem) === null && !isBusy)
      void pair.run({
        code: checkedCode.code,
        cloudUrl: checkedUrl.url,
        caPem: caPem.trim() === '' ? null : caPem,
      });
  };
  return (
    <form className="card pairing" aria-labelledby="pairing-heading" noValidate onSubmit={submit}>
      <h2 id="pairing-heading">{words.heading}</h2>
      <p className="lead">{words.lead}</p>
      <CodeField
        code={code}
        onCode={setCode}
        isDisabled={isBusy}
        isMissing={wasTried}
        inputRef={codeInput}
      />
      <Field
        label={words.cloudUrl}
        message={urlError ?? words.cloudUrlHint}
        kind={urlError === null ? 'hint' : 'error'}
      >
        {(ids) => (
          <input
            {...ids}
            ref={urlInput}
            type="text"
            inputMode="url"
            name="cloud-address"
            value={cloudUrl}
            placeholder="https://"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            disabled={isBusy}
            onChange={(event) => setCloudUrl(event.currentTarget.value)}
          />
        )}
      </Field>
      <CertificateField pem={caPem} onPem={setCaPem} isDisabled={isBusy} />
      {pair.state.kind === 'failed' && (
        <CallFailure error={pair.state.error} words={pairingErrorWords} />
      )}
      <div className="buttons">
        <button type="submit" className="primary" disabled={isStale || isBusy}>
          {isBusy ? words.submitting : words.submit}
        </button>
        <span className="running" role="status">
          {isBusy && progressWords(pairing)}
        </span>
      </div>
    </form>
  );
}

function progressWords(pairing: PairingState): string {
  if (pairing.kind === 'exchanging') return WORDS.pairing.exchanging;
  if (pairing.kind === 'storing') return WORDS.pairing.storing;
  return WORDS.pairing.contacting;
}
