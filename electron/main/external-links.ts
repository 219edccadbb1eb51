/** Hosts that the app may open in the person's own browser, always over https. */
const ALLOWED_HOSTS: ReadonlySet<string> = new Set(['github.com']);

/** True for an address that may leave the app. */
export function mayOpenOutside(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed?.protocol === 'https:' &&
    ALLOWED_HOSTS.has(parsed.host) &&
    parsed.username === '' &&
    parsed.password === ''
  );
}
