import type { DeviceName } from '../../../electron/contract/devices.ts';
import type { LastStep } from '../../../electron/contract/agent-status.ts';
import { deviceName, givenName } from '../../../electron/contract/device-words.ts';
import type { Light } from '../../state/setup-lights.ts';
import { useWords, type PageWords } from '../../state/words.tsx';

/** How far the first image has come: each light by shape and word, with the machine and the time. */
export function FourLights({
  lights,
  names,
}: {
  readonly lights: readonly Light[];
  readonly names: readonly DeviceName[];
}) {
  const words = useWords();
  return (
    <section aria-labelledby="lights-heading" className="no-print">
      <h2 id="lights-heading">{words.t('assistant.lights')}</h2>
      <ol className="lights" aria-live="polite">
        {lights.map((light) => (
          <li key={light.name} data-light={light.name} data-kind={light.kind}>
            <LightShape kind={light.kind} />
            <div>
              {words.t(`assistant.light.${light.name}`)}
              <LightDetail light={light} names={names} />
            </div>
            <span className="light-word">{lightWord(light, words)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function LightShape({ kind }: { readonly kind: Light['kind'] }) {
  return (
    <span className="light-shape" aria-hidden="true">
      {kind === 'lit' && '✓'}
      {kind === 'not-needed' && '–'}
    </span>
  );
}

function LightDetail({
  light,
  names,
}: {
  readonly light: Light;
  readonly names: readonly DeviceName[];
}) {
  const words = useWords();
  switch (light.kind) {
    case 'lit':
      return (
        <small title={words.formats.exact(light.step.at)}>
          {stepWords(light.step, names, words)}
        </small>
      );
    case 'waiting':
      return <small>{words.t(`assistant.waits.${light.name}`)}</small>;
    case 'not-needed':
      return (
        <small>{words.t(light.name === 'echo' ? 'assistant.noEcho' : 'assistant.noReceipt')}</small>
      );
    case 'later':
      return null;
  }
}

/** Which machine, and when. */
function stepWords(
  { device, at, isSample }: LastStep,
  names: readonly DeviceName[],
  { t, formats }: PageWords,
): string {
  const time = formats.time(at);
  if (isSample) return t('assistant.bySample', { time });
  const machine = deviceName(device, names);
  const isNamed = givenName(device, names) !== null || machine === device.address;
  return isNamed
    ? t('assistant.byNamed', { machine, time })
    : t('assistant.by', { machine, address: device.address, time });
}

function lightWord({ kind, name }: Light, { t }: PageWords): string {
  switch (kind) {
    case 'lit':
      return t(`assistant.lit.${name}`);
    case 'not-needed':
      return t('assistant.notNeeded');
    case 'waiting':
    case 'later':
      return t('assistant.notYet');
  }
}
