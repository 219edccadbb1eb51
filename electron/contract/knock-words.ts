import { deviceInSentence } from './device-words.ts';
import type { DeviceName } from './devices.ts';
import { aeTitleSchema } from './identifiers.ts';
import type { Knock, KnockReason } from './knocks.ts';
import { offerWords, transferSyntaxList } from './offer-words.ts';
import { ENGLISH, type Translator } from './translator.ts';

export type KnockWords = {
  readonly title: string;
  /** Why, in plain words. */
  readonly text: string;
  /** What would let it through, or that nothing has to be done. */
  readonly advice: string;
};

const TITLES = {
  'nothing-accepted': 'knocks.title.nothing',
  'object-refused': 'knocks.title.object',
  'tls-hello': 'knocks.title.stranger',
  'http-request': 'knocks.title.stranger',
  'not-dicom': 'knocks.title.stranger',
} as const satisfies Partial<Record<KnockReason, string>>;

const titleOf = (reason: KnockReason): (typeof TITLES)[keyof typeof TITLES] | 'knocks.title' =>
  Object.hasOwn(TITLES, reason) ? TITLES[reason as keyof typeof TITLES] : 'knocks.title';

/** Says what was refused, why, and what lets it through; the codes stay in the entry. */
export function knockWords(
  knock: Knock,
  words: Translator = ENGLISH,
  names: readonly DeviceName[] = [],
): KnockWords {
  return {
    title: words.t(titleOf(knock.reason), {
      device: deviceInSentence(knock, words, 'subject', names),
    }),
    text: reasonText(knock, words),
    advice: remedyText(knock, words),
  };
}

function reasonText(knock: Knock, words: Translator): string {
  const { reason } = knock;
  if (reason === 'offer-refused') return offerText(knock, words);
  return words.t(`knocks.${reason}.text`, {
    title: knock.calledAeTitle,
    kind: knock.sopClassUid === null ? '–' : offerWords(knock.sopClassUid, words),
    meaning: statusMeaning(knock.code ?? '', words),
  });
}

/** `CT image: not in this form: JPEG 2000` for one offer that was not accepted. */
export function offerText(knock: Knock, words: Translator = ENGLISH): string {
  return `${offerWords(knock.sopClassUid ?? '', words)}: ${offerReason(knock, words)}`;
}

/** PS3.8 Table 9-18. */
function offerReason({ code, transferSyntaxUids }: Knock, words: Translator): string {
  if (code === '3') return words.t('offers.why.kind');
  if (code !== '4') return words.t('offers.why.none');
  return words.t('offers.why.syntax', { syntaxes: transferSyntaxList(transferSyntaxUids, words) });
}

/** The kinds of failure status of C-STORE (PS3.4 B.2.3, PS3.7 C). */
function statusMeaning(code: string, { t }: Translator): string {
  if (code.startsWith('0xA7')) return t('refusedStatus.no-room');
  if (code === '0x0122') return t('refusedStatus.not-taken');
  if (code === '0x0124') return t('refusedStatus.not-allowed');
  if (code.startsWith('0xA9') || code.startsWith('0xC')) return t('refusedStatus.faulty');
  return t('refusedStatus.other', { code });
}

function remedyText({ remedy, calledAeTitle }: Knock, { t }: Translator): string {
  switch (remedy.kind) {
    case 'allow-device':
    case 'allow-called-ae':
    case 'trust-certificate':
    case 'raise-limit':
    case 'resume':
      return t(`remedy.${remedy.kind}`);
    case 'cloud-must-allow':
      return t(`remedy.cloud-must-allow.${remedy.what}`, { title: calledAeTitle });
    case 'change-device':
      return t(`remedy.change-device.${remedy.what}`);
    case 'nothing':
      return t(`remedy.nothing.${remedy.why}`);
  }
}

/** One word of a command line; quoted where a shell would take it apart. */
const word = (text: string): string =>
  /^[A-Za-z0-9_.:/@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The command that does what the remedy says; null where this PC can do nothing. */
export function remedyCommand({ remedy, aeTitle, address }: Knock): string | null {
  switch (remedy.kind) {
    case 'allow-device':
      return aeTitleSchema.safeParse(aeTitle).success
        ? `tern devices allow ${word(aeTitle)} --address ${address}`
        : `tern devices allow ${address}`;
    case 'allow-called-ae': {
      const device = remedy.deviceId === null ? '' : ` --device ${String(remedy.deviceId)}`;
      return `tern devices allow-called ${word(remedy.aeTitle)}${device}`;
    }
    case 'trust-certificate':
      return 'tern certificate trust <file>';
    case 'raise-limit':
      return 'tern config set dicom.maxAssociations <number>';
    case 'resume':
      return 'tern resume';
    case 'cloud-must-allow':
    case 'change-device':
    case 'nothing':
      return null;
  }
}
