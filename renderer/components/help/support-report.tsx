import { useState } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { SupportFile } from '../../../electron/contract/control.ts';
import { supportDocument, supportText } from '../../../electron/contract/support-report.ts';
import { saveText } from '../../state/save-text.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords, type PageWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { CopyTextButton } from '../copy-text-button.tsx';

/** What support needs to see: first to be read in full, then to be saved or copied. */
export function SupportReport({
  bridge,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const { state, run } = useCall(async () => {
    const { files } = await bridge.calls.supportBundle({});
    return { files, at: new Date().toISOString() };
  });
  const isRunning = state.kind === 'running';
  return (
    <section className="card" aria-labelledby="support-heading">
      <h2 id="support-heading">{t('help.support')}</h2>
      <p className="lead">{t('help.supportLead')}</p>
      <div className="buttons">
        <button type="button" disabled={isStale || isRunning} onClick={() => void run()}>
          {t(state.kind === 'done' ? 'help.supportAgain' : 'help.supportMake')}
        </button>
        <span className="running" role="status">
          {isRunning && t('help.supportRunning')}
        </span>
      </div>
      {state.kind === 'failed' && <CallFailure error={state.error} words={controlErrorWords} />}
      {state.kind === 'done' && (
        <Report key={state.result.at} files={state.result.files} at={state.result.at} />
      )}
    </section>
  );
}

/** The files as they will be saved, each to be unfolded. */
function Report({ files, at }: { readonly files: readonly SupportFile[]; readonly at: string }) {
  const words = useWords();
  const { t, formats } = words;
  const [saved, setSaved] = useState<string | null>(null);
  const save = (): void => {
    const name = `tern-support-${at.slice(0, 10)}.json`;
    saveText(name, 'application/json', supportDocument(files));
    setSaved(name);
  };
  return (
    <div className="report">
      <h3>{t('help.supportHolds')}</h3>
      <ul className="report-files">
        {files.map(({ name, text }) => (
          <li key={name}>
            <details>
              <summary>
                {fileWords(name, words)}{' '}
                <small>
                  <code>{name}</code> · {formats.bytes(new TextEncoder().encode(text).length)}
                </small>
              </summary>
              <pre tabIndex={0} role="region" aria-label={t('help.textOf', { name })} lang="en">
                {text}
              </pre>
            </details>
          </li>
        ))}
      </ul>
      <p className="holds-not">{t('help.supportHoldsNot')}</p>
      <div className="buttons">
        <button type="button" className="primary" onClick={save}>
          {t('help.save')}
        </button>
        <CopyTextButton
          label={t('values.copyWhich', { name: t('help.report') })}
          text={supportText(files)}
        />
      </div>
      <p className="hint" role="status">
        {saved !== null && t('help.saved', { name: saved })}
      </p>
    </div>
  );
}

const KNOWN = ['versions', 'status', 'settings', 'doctor', 'log'] as const;

/** What a file holds, in words. */
function fileWords(name: string, { t }: PageWords): string {
  const known = KNOWN.find((stem) => name.startsWith(`${stem}.`));
  return t(known === undefined ? 'help.file.other' : `help.file.${known}`);
}
