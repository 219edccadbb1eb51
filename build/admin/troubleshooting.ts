import { EN } from '../../electron/contract/catalogue/en/en.ts';
import { table } from '../conformance/markdown.ts';

/** What a technician does about a message; its words come from the catalogue. */
const ADVICE: readonly (readonly [key: keyof typeof EN, cause: string, remedy: string])[] = [
  [
    'fault.no-network.title',
    'the PC has no route to anywhere',
    'cable, Wi-Fi, router; a VPN that takes the default route',
  ],
  [
    'fault.name-not-found.title',
    'DNS does not know the name of the cloud',
    '`nslookup` of that name on this PC; the DNS server of the network',
  ],
  [
    'fault.port-closed.title',
    'the connection was refused at once',
    'let this PC out to the ports above; `tern doctor` says which step fails',
  ],
  [
    'fault.timed-out.title',
    'packets are dropped without an answer',
    'the same; a firewall that drops looks like this, one that rejects like the line above',
  ],
  [
    'fault.tls-altered.title',
    'TLS inspection, or a proxy in between that breaks the connection open',
    'exempt the name of the cloud (see "TLS inspection")',
  ],
  [
    'fault.certificate-not-trusted.title',
    'the certificate of the service channel is signed by somebody unknown',
    'a private CA: pair with `--ca FILE`; an inspecting firewall: exempt the cloud, or `link.caPem`',
  ],
  [
    'fault.key-refused.title',
    'the key of this PC opens nothing',
    'ask whoever runs the cloud whether the uplink was removed; pair anew',
  ],
  [
    'fault.cloud-refused.title',
    'the service answered with an error',
    'look at the service; the log has the status',
  ],
  ['fault.cloud-down.title', 'the service is reached and cannot work', 'wait, or ask its operator'],
  [
    'fault.keychain-unavailable.title',
    'the keychain is locked, missing or belongs to another user',
    'log in as the user that paired; on Linux a Secret Service has to run (see "Keys")',
  ],
  [
    'fault.proxy-unreachable.title',
    '`link.proxy` names something that is not there',
    'host and port of `link.proxy`',
  ],
  [
    'fault.proxy-password.title',
    'the proxy answered 407',
    'let this PC through without a password',
  ],
  [
    'fault.proxy-refused.title',
    'the proxy does not allow CONNECT to the cloud',
    'allow CONNECT to the name of the cloud, both ports',
  ],
  ['fault.proxy-answer.title', 'that port speaks no HTTP', 'host and port of `link.proxy`'],
  [
    'problem.uplink-removed.title',
    'the uplink was removed in the cloud',
    'a new pairing code, after `tern unpair`',
  ],
  [
    'refusal.service-stopped.title',
    'it was stopped, or given up after five crashes in a minute',
    '`tern service status` has the reason and the command that starts it',
  ],
  [
    'listener.inUse.title',
    'another program has the port',
    'end it (`tern doctor` names it where it can), or another `dicom.port`',
  ],
  [
    'listener.notPermitted.title',
    'a port below 1024 without the right to it',
    'a port above 1024, or a service with `--low-ports`',
  ],
  [
    'listener.failed.title',
    '`dicom.host` is no address of this PC',
    '`tern config set dicom.host 0.0.0.0`, or an address that it has',
  ],
  [
    'problem.device-not-allowed.title',
    'it is not in `dicom.allowedDevices`',
    '`tern devices allow`, or one click on the Devices page',
  ],
  [
    'problem.device-called-ae.title',
    'it calls a title that is not in `dicom.calledAeTitles`',
    'correct it at the machine, or allow the title',
  ],
  [
    'problem.device-not-encrypted.title',
    'plain DICOM at the encrypted port',
    'the other port, or TLS at the machine',
  ],
  ['problem.device-encrypted.title', 'TLS at the plain port', '`dicomTls.port` at the machine'],
  [
    'problem.device-certificate-refused.title',
    'its certificate is unknown, expired or not valid yet',
    '`tern certificate trust FILE`; date and time of the machine',
  ],
  [
    'problem.disk-low.title',
    'the disk with the data folder is nearly full',
    'make room; the log takes at most 60 MB',
  ],
  [
    'problem.ledger-failed.title',
    'the data folder cannot be written',
    'owner, rights and room of the data folder; virus scanners that lock files in it',
  ],
];

/** Placeholders stand for what only the running agent knows. */
const withoutPlaceholders = (text: string): string => text.replaceAll(/\{\{[^}]+\}\}/g, '…');

/** Message, cause and remedy, for docs/admin.md. Throws where a message has more than one form. */
export function troubleshootingTable(): string {
  const rows = ADVICE.map(([key, cause, remedy]) => {
    const words: unknown = EN[key];
    if (typeof words !== 'string') throw new Error(`${key} is no single sentence`);
    return [withoutPlaceholders(words), cause, remedy];
  });
  return table(['message', 'cause', 'what to do'], rows);
}
