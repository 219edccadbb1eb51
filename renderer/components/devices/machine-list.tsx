import type { AllowList, KnownDevice } from '../../../electron/contract/devices.ts';
import { deviceName } from '../../../electron/contract/device-words.ts';
import { describeProblem } from '../../../electron/contract/problem-words.ts';
import {
  listEntryOf,
  machineState,
  notesOf,
  type MachineState,
} from '../../state/machine-state.ts';
import type { MachineLists } from '../../state/use-machines.ts';
import { useWords } from '../../state/words.tsx';
import { ResultIcon } from '../icons.tsx';
import { Timed } from '../timed.tsx';
import { AllowButton } from './allow-button.tsx';
import { EchoTest } from './echo-test.tsx';
import { ExpectedImages } from './expected-images.tsx';
import { MachineDetails } from './machine-details.tsx';
import { MachineName } from './machine-name.tsx';
import type { MachineTools } from './machine-tools.ts';
import { RefusedOffers } from './refused-offers.tsx';
import { SameMachine } from './same-machine.tsx';

const RESULTS = {
  'not-allowed': 'warning',
  sending: 'waiting',
  quiet: 'warning',
  allowed: 'ok',
} as const;

/** Every machine that was served. */
export function MachineList({
  lists,
  tools,
}: {
  readonly lists: MachineLists;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  if (lists.devices.length === 0)
    return (
      <p className="empty">
        {t('machines.none')} <span>{t('machines.noneHow')}</span>
      </p>
    );
  return (
    <ul className="rows machines">
      {lists.devices.map((device) => (
        <Machine key={device.id} device={device} lists={lists} tools={tools} />
      ))}
    </ul>
  );
}

function Machine({
  device,
  lists: { devices, knocks, allowList },
  tools,
}: {
  readonly device: KnownDevice;
  readonly lists: MachineLists;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  const state = machineState(device, tools.status);
  const name = device.name ?? deviceName(device);
  const older = devices.find(({ id }) => id === device.maybeSameAs);
  return (
    <li className="machine" data-machine={device.aeTitle} data-state={state.kind}>
      <ResultIcon result={RESULTS[state.kind]} />
      <div>
        <MachineName device={device} tools={tools} />
        <p className="machine-state">{t(`machines.state.${state.kind}`)}</p>
        <Numbers device={device} />
        {state.kind === 'quiet' && <Quiet problem={state.problem} tools={tools} />}
        {state.kind === 'not-allowed' && (
          <NotAllowed device={device} name={name} allowList={allowList} tools={tools} />
        )}
        {older !== undefined && <SameMachine device={device} older={older} tools={tools} />}
        <div className="machine-foot">
          <ExpectedImages device={device} tools={tools} />
          <EchoTest device={device} name={name} tools={tools} />
          <MachineDetails device={device} name={name} allowList={allowList} tools={tools} />
          <RefusedOffers notes={notesOf(device, knocks)} name={name} />
        </div>
      </div>
    </li>
  );
}

function Numbers({
  device: { objects, bytes, lastStoredAt, lastEchoAt },
}: {
  readonly device: KnownDevice;
}) {
  const { t, formats } = useWords();
  return (
    <ul className="machine-numbers">
      <li>
        {lastStoredAt === null ? (
          t('machines.noImage')
        ) : (
          <Timed phrase="machines.lastImage" at={lastStoredAt} />
        )}
      </li>
      {objects > 0 && (
        <li>
          {t('count.images', { count: objects })}, {formats.bytes(bytes)}
        </li>
      )}
      <li>
        {lastEchoAt === null ? (
          t('machines.noHello')
        ) : (
          <Timed phrase="machines.lastHello" at={lastEchoAt} />
        )}
      </li>
    </ul>
  );
}

function Quiet({
  problem,
  tools: { status },
}: {
  readonly problem: Extract<MachineState, { kind: 'quiet' }>['problem'];
  readonly tools: MachineTools;
}) {
  const words = useWords();
  const { title, text, advice } = describeProblem(problem, words, status.deviceNames);
  return (
    <div className="machine-note">
      <p>
        <strong>{title}</strong> {text}
      </p>
      <p>{advice}</p>
    </div>
  );
}

function NotAllowed({
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
  const { t } = useWords();
  return (
    <div className="machine-note">
      <p>{t(allowList === 'cloud' ? 'remedy.cloud-must-allow.device' : 'remedy.allow-device')}</p>
      {allowList === 'local' && (
        <AllowButton
          tools={tools}
          entry={listEntryOf(device)}
          name={name}
          label={t('knocks.allow')}
        />
      )}
    </div>
  );
}
