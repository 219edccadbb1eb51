import type { NetworkInterfaceInfo } from 'node:os';

/** Where this PC stands in its networks, as one text: equal texts, same place. Order and link-local addresses do not count. */
export function networkKey(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ address, internal }) => !internal && !isLinkLocal(address))
        .map(({ cidr, address }) => `${name} ${cidr ?? address}`),
    )
    .sort()
    .join('\n');
}

/** They are there without any network (RFC 3927, RFC 4291 2.5.6). */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab]/i.test(address);
}
