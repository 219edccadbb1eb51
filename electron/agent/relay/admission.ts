import { BlockList, isIP } from 'node:net';
import type { AllowedDevice } from '../../contract/agent-config.ts';
import { subjectMatches } from '../../foundation/certificate-subject.ts';

/** IPv4 addresses arrive as `::ffff:10.0.0.5` on a dual-stack socket. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** True where `address` is the entry's address or lies in its CIDR range; false for an entry that is neither. */
function addressMatches(entry: string, address: string): boolean {
  const [network = '', prefix] = entry.split('/');
  if (isIP(network) === 0 || isIP(address) === 0) return false;
  const list = new BlockList();
  if (prefix === undefined) list.addAddress(network, familyOf(network));
  else {
    const bits = Number(prefix);
    const isPrefix = /^\d+$/.test(prefix) && bits <= (isIP(network) === 6 ? 128 : 32);
    if (!isPrefix) return false;
    list.addSubnet(network, bits, familyOf(network));
  }
  return list.check(address, familyOf(address));
}

/** Who calls: `certificateSubject` (RFC 4514) of the trusted certificate with which it came; null or left out: it came without. */
export type CallingDevice = {
  readonly callingAeTitle: string;
  readonly address: string;
  readonly certificateSubject?: string | null;
};

/** Whether a device may talk to the listener. `allowed` null: every device may. An entry's null part matches anything. */
export function isDeviceAllowed(
  allowed: readonly AllowedDevice[] | null,
  device: CallingDevice,
): boolean {
  if (allowed === null) return true;
  return allowed.some((entry) => {
    const { aeTitle, address, certificateSubject = null } = entry;
    if (aeTitle === null && address === null && certificateSubject === null) return false;
    const isTitle = aeTitle === null || aeTitle === device.callingAeTitle;
    return (
      isTitle &&
      (address === null || addressMatches(address, plainAddress(device.address))) &&
      (certificateSubject === null ||
        subjectMatches(certificateSubject, device.certificateSubject ?? null))
    );
  });
}

/** Which titles may be called. null: any. */
export type CalledTitles = readonly string[] | null;

/** Whether this PC answers to that called AE title: any, or its own one and the further ones on its list. */
export function isCalledTitle(
  { aeTitle, calledAeTitles }: { readonly aeTitle: string; readonly calledAeTitles: CalledTitles },
  called: string,
): boolean {
  return calledAeTitles === null || called === aeTitle || calledAeTitles.includes(called);
}

/** Whether a device with a list of its own may call that title. */
export const mayCall = (own: CalledTitles, called: string): boolean =>
  own === null || own.includes(called);
