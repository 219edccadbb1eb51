import type { AgentConfig } from '../contract/agent-config.ts';
import type { ProblemCode } from '../contract/problems.ts';
import type { ListenErrorCode } from './dicom/ul/listener.ts';

export type Place = { readonly host: string; readonly port: number };

/** What one of the two ports for machines is for. */
export type ListenerPurpose = {
  /** In log entries. */
  readonly name: string;
  /** Where the settings want it; null: not at all. */
  readonly place: (config: AgentConfig) => Place | null;
  readonly problems: Readonly<Record<ListenErrorCode, ProblemCode>>;
  /** The setting that holds its port. */
  readonly portPath: string;
};

export const PLAIN_LISTENER: ListenerPurpose = {
  name: 'listener',
  place: ({ dicom: { host, port } }) => ({ host, port }),
  problems: {
    'port-in-use': 'port-in-use',
    'port-not-permitted': 'port-not-permitted',
    'listener-failed': 'listener-failed',
  },
  portPath: 'dicom.port',
};

/** The port for DICOM over TLS. */
export const TLS_LISTENER: ListenerPurpose = {
  name: 'tls-listener',
  place: ({ dicom: { host }, dicomTls: { enabled, port } }) => (enabled ? { host, port } : null),
  problems: {
    'port-in-use': 'tls-port-in-use',
    'port-not-permitted': 'tls-port-not-permitted',
    'listener-failed': 'tls-listener-failed',
  },
  portPath: 'dicomTls.port',
};
