import { networkInterfaces } from 'node:os';

/** True where this PC has any address besides loopback and link-local ones. */
export function hasLocalNetwork(): boolean {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .some(({ internal, address }) => !internal && !/^(?:fe80:|169\.254\.)/i.test(address));
}

/** True for names and addresses of this PC itself, which need no network. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}
