import { useState } from 'react';
import type { AllowList, KnownDevice } from '../../../electron/contract/devices.ts';
import { offerWords, transferSyntaxWords } from '../../../electron/contract/offer-words.ts';
import { useWords } from '../../state/words.tsx';
import { FactsList } from '../facts-list.tsx';
import { CalledTitles } from './called-titles.tsx';
import { ForgetMachine } from './forget-machine.tsx';
import { MachineCommitment } from './machine-commitment.tsx';
import { MachinePolicy } from './machine-policy.tsx';
import type { MachineTools } from './machine-tools.ts';

/** What a technician asks for, and forgetting. */
export function MachineDetails({
  device,
  name,
  allowList,
  tools,
}: {
  readonly device: KnownDevice;
  readonly name: string;
  readonly allowList: AllowList;
  readonly tools: MachineTools;
}) {
  const { t, formats } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { aeTitle, address, implementationVersion, implementationClassUid } = device;
  const facts = [
    [t('problems.aeTitle'), aeTitle || '–'],
    [t('problems.address'), address],
    [t('machines.room'), device.room ?? '–'],
    [t('machines.software'), implementationVersion ?? '–'],
    [t('machines.implementation'), implementationClassUid ?? '–'],
    [t('machines.sends'), <Sends key="sends" device={device} />],
    [
      t('machines.calls'),
      device.calls.map(({ aeTitle: called }) => called || '–').join(', ') || null,
    ],
    [t('machines.firstSeen'), formats.exact(device.firstSeenAt)],
    [t('machines.lastSeen'), formats.exact(device.lastSeenAt)],
  ] as const;
  return (
    <details
      className="machine-fold machine-details"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {t('problems.details')}
        <span className="visually-hidden">: {name}</span>
      </summary>
      <FactsList facts={facts} />
      <MachinePolicy device={device} tools={tools} />
      <CalledTitles device={device} name={name} tools={tools} />
      {isOpen && <MachineCommitment device={device} name={name} tools={tools} />}
      <div className="buttons">
        <ForgetMachine device={device} name={name} allowList={allowList} tools={tools} />
      </div>
    </details>
  );
}

/** Kinds of images and their compression, the most frequent first. */
function Sends({ device: { sends } }: { readonly device: KnownDevice }) {
  const words = useWords();
  const { t, tag, formats } = words;
  if (sends.length === 0) return t('machines.sends.none');
  return (
    <ul>
      {sends.map(({ sopClassUid, transferSyntaxUid, objects, lastAt }) => (
        <li key={`${sopClassUid} ${transferSyntaxUid}`}>
          {t('machines.sends.line', {
            kind: offerWords(sopClassUid, words),
            syntax: transferSyntaxWords(transferSyntaxUid, words),
            number: new Intl.NumberFormat(tag).format(objects),
            time: formats.exact(lastAt),
          })}
        </li>
      ))}
    </ul>
  );
}
