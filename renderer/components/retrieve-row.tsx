import type { Retrieve, RetrieveSource } from '../../electron/contract/destinations.ts';
import { deviceName } from '../../electron/contract/device-words.ts';
import type { DeviceName } from '../../electron/contract/devices.ts';
import { useWords, type PageWords } from '../state/words.tsx';

/** Images on their way from the cloud to a machine here. How many there are is known, so there is a share. */
export function RetrieveRow({
  retrieve: { source, destination, remaining, completed, warning, failed },
  names,
}: {
  readonly retrieve: Retrieve;
  readonly names: readonly DeviceName[];
}) {
  const { t, formats } = useWords();
  // With a warning an image has arrived as well (PS3.4 C.4.2.1.6).
  const handed = completed + warning;
  const total = handed + failed + remaining;
  const machine = nameOfTitle(destination, names);
  const text =
    total === 0
      ? t('retrieves.looking', { destination: machine })
      : t('retrieves.progress', {
          done: formats.number(handed),
          count: total,
          destination: machine,
        });
  return (
    <li className="row retrieve">
      <span className="device">{text}</span>
      <span className="facts">
        {failed > 0 && <strong>{t('retrieves.failed', { count: failed })}</strong>}
      </span>
      <small>{sourceWords(source, names, t)}</small>
      <progress aria-label={text} {...(total > 0 && { value: handed + failed, max: total })} />
    </li>
  );
}

/** A destination is known by its AE title alone; where two machines have it, the title itself says more. */
function nameOfTitle(aeTitle: string, names: readonly DeviceName[]): string {
  const [first, ...others] = names.filter((one) => one.aeTitle === aeTitle);
  return first !== undefined && others.length === 0 ? first.name : aeTitle;
}

function sourceWords(
  source: RetrieveSource,
  names: readonly DeviceName[],
  t: PageWords['t'],
): string {
  return source.kind === 'order'
    ? t('retrieves.byCloud')
    : t('retrieves.byMachine', { name: deviceName(source.device, names) });
}
