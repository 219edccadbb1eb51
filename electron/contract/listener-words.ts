import type { Words } from './link-words.ts';

/** Why no machine can reach this PC. `port` null: not known which. `program` null: the system did not tell which. */
export type ListenerFault = {
  readonly code: string;
  readonly port: number | null;
  readonly program: string | null;
};

/** Words for a listener that could not be opened. */
export function listenerWords({ code, port, program }: ListenerFault): Words {
  const name = port === null ? 'The port for your machines' : `Port ${port}`;
  switch (code) {
    case 'port-in-use':
      return {
        title: `${name} is already in use${program === null ? '' : ` by ${program}`}.`,
        text: 'Only one program can listen there, so no machine can send to this PC.',
        advice: `Close ${program ?? 'the other DICOM program on this PC'}, or ask your technician to give Tern another port.`,
      };
    case 'port-not-permitted':
      return {
        title: `${name} may not be used by Tern.`,
        text: 'On this PC, ports below 1024 need special rights, so no machine can send.',
        advice:
          'Ask your technician to choose a port above 1024, 11112 for example, or to grant the right.',
      };
    default:
      return {
        title: 'Tern cannot listen for your machines.',
        text: 'The address or port it was told to use does not work, so no machine can send.',
        advice:
          'Restart this PC. If it stays this way, ask your technician to check the address and port in the settings.',
      };
  }
}
