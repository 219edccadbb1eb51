/** Address at which this PC reaches a listener of its own that is bound to `host`. */
export function ownHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}
