import { sopClassWords } from './sop-class-words.ts';
import { ENGLISH, type Translator, type WordKey } from './translator.ts';

type ServiceKey = Exclude<Extract<WordKey, `service.${string}`>, 'service.object'>;

const QUERY_RETRIEVE = /^1\.2\.840\.10008\.5\.1\.4\.1\.2\.\d+\.([123])$/;
const QUERY = '1';

/** SOP classes that are no objects (PS3.6 A). */
const SERVICES: Readonly<Record<string, ServiceKey>> = {
  '1.2.840.10008.1.1': 'service.echo',
  '1.2.840.10008.1.20.1': 'service.commitment',
  '1.2.840.10008.5.1.4.31': 'service.worklist',
  '1.2.840.10008.3.1.2.3.3': 'service.procedureStep',
  '1.2.840.10008.3.1.2.3.4': 'service.procedureStep',
  '1.2.840.10008.3.1.2.3.5': 'service.procedureStep',
  '1.2.840.10008.5.1.1.9': 'service.print',
  '1.2.840.10008.5.1.1.18': 'service.print',
};

function serviceOf(sopClassUid: string): ServiceKey | null {
  const level = QUERY_RETRIEVE.exec(sopClassUid)?.[1];
  if (level !== undefined) return level === QUERY ? 'service.find' : 'service.retrieve';
  return SERVICES[sopClassUid] ?? null;
}

/** What a machine offers with a SOP class: a service, or a kind of object; an unknown one by its UID. */
export function offerWords(sopClassUid: string, words: Translator = ENGLISH): string {
  const service = serviceOf(sopClassUid);
  if (service !== null) return words.t(service);
  const kind = sopClassWords(sopClassUid, 1, words);
  return kind === words.t('kind.other', { count: 1 })
    ? words.t('service.object', { uid: sopClassUid })
    : kind;
}

/** Names of compressions that are the same in each language (PS3.6 A). */
const COMPRESSIONS: Readonly<Record<string, string>> = {
  '50': 'JPEG',
  '51': 'JPEG (12 bit)',
  '57': 'JPEG lossless',
  '70': 'JPEG lossless',
  '80': 'JPEG-LS lossless',
  '81': 'JPEG-LS',
  '90': 'JPEG 2000 lossless',
  '91': 'JPEG 2000',
  '100': 'MPEG-2',
  '101': 'MPEG-2',
  '102': 'MPEG-4',
  '103': 'MPEG-4',
  '104': 'MPEG-4',
  '105': 'MPEG-4',
  '106': 'MPEG-4',
  '107': 'HEVC',
  '108': 'HEVC',
  '201': 'HTJ2K lossless',
  '202': 'HTJ2K lossless',
  '203': 'HTJ2K',
};
const COMPRESSED = '1.2.840.10008.1.2.4.';

/** A transfer syntax in words; an unknown one by its UID. */
export function transferSyntaxWords(uid: string, { t }: Translator = ENGLISH): string {
  switch (uid) {
    case '1.2.840.10008.1.2':
    case '1.2.840.10008.1.2.1':
      return t('syntax.uncompressed');
    case '1.2.840.10008.1.2.2':
      return t('syntax.uncompressedBig');
    case '1.2.840.10008.1.2.1.99':
      return t('syntax.deflated');
    case '1.2.840.10008.1.2.5':
      return 'RLE';
    default:
      return (
        (uid.startsWith(COMPRESSED) ? COMPRESSIONS[uid.slice(COMPRESSED.length)] : null) ?? uid
      );
  }
}

/** Several of them, each once. */
export function transferSyntaxList(uids: readonly string[], words: Translator = ENGLISH): string {
  return [...new Set(uids.map((uid) => transferSyntaxWords(uid, words)))].join(', ');
}
