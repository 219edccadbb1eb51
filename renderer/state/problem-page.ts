import type { DashboardPage } from '../../electron/contract/pages.ts';
import type { ProblemCode } from '../../electron/contract/problems.ts';

const PAGES: Partial<Readonly<Record<ProblemCode, DashboardPage>>> = {
  'device-not-allowed': 'devices',
  'device-called-ae': 'devices',
  'device-nothing-accepted': 'devices',
  'device-silent': 'devices',
  'device-limit': 'settings',
  'device-protocol-error': 'devices',
  'cloud-rejected-device': 'devices',
  'port-in-use': 'settings',
  'port-not-permitted': 'settings',
  'listener-failed': 'settings',
  'tls-port-in-use': 'settings',
  'tls-port-not-permitted': 'settings',
  'tls-listener-failed': 'settings',
  'tls-key-unavailable': 'settings',
  'certificate-expiring': 'settings',
  'certificate-expired': 'settings',
  'trusted-certificate-expiring': 'settings',
  'trusted-certificate-expired': 'settings',
  'device-not-encrypted': 'settings',
  'device-encrypted': 'settings',
  'device-certificate-refused': 'settings',
  'device-tls-failed': 'settings',
  'link-proxy-unreachable': 'settings',
  'link-proxy-password': 'settings',
  'link-proxy-refused': 'settings',
  'link-proxy-answer': 'settings',
  'link-certificate-not-trusted': 'settings',
  'link-key-refused': 'settings',
  'uplink-removed': 'settings',
  'device-timeout': 'transfers',
  'device-vanished': 'transfers',
  'device-aborted': 'transfers',
  'link-lost-while-sending': 'transfers',
  'destination-unreachable': 'settings',
  'commitment-undelivered': 'devices',
  'object-refused': 'transfers',
  'objects-held': 'transfers',
  'receipt-mismatch': 'transfers',
  'receipt-missing': 'transfers',
};

/** Where a problem can be solved, or at least looked into; what has no page of its own is checked on Help. */
export function pageForProblem(code: ProblemCode): DashboardPage {
  return PAGES[code] ?? 'help';
}
