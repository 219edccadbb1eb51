import { randomBytes } from 'node:crypto';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { Storescp } from '../interop/support/dcmtk.ts';
import { Orthanc } from '../interop/support/orthanc.ts';
import { RecordingProxy } from '../interop/support/recording-proxy.ts';
import { Stunnel } from '../interop/support/stunnel.ts';
import { ProcessMeter } from './process-meter.ts';

/** A path from storescu to a receiver: where to send, and the processes on the way. */
export type RunningCase = {
  readonly port: number;
  readonly meters: readonly ProcessMeter[];
  /** Makes room again between two runs. */
  readonly clear?: () => Promise<void>;
};
export type Settings = {
  /** storescp writes what it gets; otherwise it receives and forgets, which is the harder yardstick. */
  readonly farEndWrites: boolean;
};
export type CaseName = 'direct' | 'stunnel' | 'agent-stunnel' | 'agent-cloud' | 'orthanc' | 'slow';

const psk = { identity: 'bench', keyHex: randomBytes(32).toString('hex') };

async function receiver(stack: AsyncDisposableStack, settings: Settings): Promise<Storescp> {
  return stack.use(await Storescp.start({ keep: settings.farEndWrites, parallel: true }));
}

type FarEnd = Required<RunningCase>;

/** storescp behind a stunnel that ends TLS with a pre-shared key: the same far end for every case that has one. */
async function farEnd(stack: AsyncDisposableStack, settings: Settings): Promise<FarEnd> {
  const storescp = await receiver(stack, settings);
  const server = stack.use(
    await Stunnel.start({ role: 'server', connectPort: storescp.port, psk }),
  );
  const meters = [
    new ProcessMeter('stunnel server', server.program.pid),
    new ProcessMeter('storescp', storescp.program.pid),
  ];
  return { port: server.port, meters, clear: () => storescp.clear() };
}

type StartCase = (stack: AsyncDisposableStack, settings: Settings) => Promise<RunningCase>;

/** How each case is set up; what it starts goes onto the stack. */
export const CASES: Readonly<Record<CaseName, { title: string; start: StartCase }>> = {
  direct: {
    title: 'storescp directly',
    start: async (stack, settings) => {
      const storescp = await receiver(stack, settings);
      const meters = [new ProcessMeter('storescp', storescp.program.pid)];
      return { port: storescp.port, meters, clear: () => storescp.clear() };
    },
  },
  stunnel: {
    title: 'stunnel - stunnel - storescp',
    start: async (stack, settings) => {
      const far = await farEnd(stack, settings);
      const near = stack.use(await Stunnel.start({ role: 'client', connectPort: far.port, psk }));
      const meters = [new ProcessMeter('stunnel client', near.program.pid), ...far.meters];
      return { port: near.port, meters, clear: far.clear };
    },
  },
  'agent-stunnel': {
    title: 'agent - stunnel - storescp',
    start: async (stack, settings) => {
      const far = await farEnd(stack, settings);
      const agent = stack.use(await AgentProcess.toFarEnd(far.port, psk));
      const meters = [new ProcessMeter('agent', agent.program.pid), ...far.meters];
      return { port: agent.dicomPort, meters, clear: far.clear };
    },
  },
  'agent-cloud': {
    title: 'agent - our cloud',
    start: async (stack) => {
      const cloud = stack.use(await CloudProcess.start());
      const agent = stack.use(await AgentProcess.paired(cloud));
      const meters = [
        new ProcessMeter('agent', agent.program.pid),
        new ProcessMeter('cloud', cloud.program.pid),
      ];
      return { port: agent.dicomPort, meters };
    },
  },
  orthanc: {
    title: 'Orthanc directly',
    start: async (stack) => {
      const orthanc = stack.use(await Orthanc.start());
      return {
        port: orthanc.dicomPort,
        meters: [new ProcessMeter('Orthanc', orthanc.program.pid)],
      };
    },
  },
  slow: {
    title: 'agent - 5 MB/s - stunnel - storescp',
    start: async (stack, settings) => {
      const far = await farEnd(stack, settings);
      const proxy = stack.use(
        await RecordingProxy.start({
          connectPort: far.port,
          record: false,
          bytesPerSecond: 5_000_000,
        }),
      );
      const agent = stack.use(await AgentProcess.toFarEnd(proxy.port, psk));
      return { port: agent.dicomPort, meters: [new ProcessMeter('agent', agent.program.pid)] };
    },
  },
};
