import type { AckPolicy } from './agent-config.ts';
import type { PairingState } from './agent-status.ts';
import type { Translator } from './translator.ts';

/** Short name of a promise to a machine: "Safe in the cloud". */
export function ackPolicyWords(
  policy: AckPolicy,
  pairing: PairingState,
  { t }: Pick<Translator, 't'>,
): string {
  if (policy === 'spool') return t('settings.success.choice.spool');
  return t(`settings.success.choice.${policy}.${pairing.kind === 'foreign' ? 'archive' : 'cloud'}`);
}
