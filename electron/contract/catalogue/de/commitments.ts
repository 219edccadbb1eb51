import type { EN_COMMITMENTS } from '../en/commitments.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_COMMITMENTS: TranslationOf<typeof EN_COMMITMENTS, OneOther> = {
  'problem.commitment-undelivered.title':
    'Ein Gerät hat nicht erfahren, ob seine Bilder sicher sind.',
  'problem.commitment-undelivered.text':
    '{{device}} hat gefragt, war aber tagelang nicht für die Antwort zu erreichen. Vielleicht behält es Bilder, die es löschen könnte.',
  'problem.commitment-undelivered.advice':
    'Fragen Sie Ihre Technik, unter welcher Adresse und an welchem Port dieses Gerät Antworten zum Storage Commitment annimmt.',
  'problem.commitment-refused.title': 'Das Archiv hat ein Bild nicht bestätigt.',
  'problem.commitment-refused.text':
    'Es kam {{fromDevice}}. Das Archiv hat es angenommen, dann aber nicht dafür gebürgt. Das Bild gilt nicht als übertragen.',
  'problem.commitment-refused.advice':
    'Löschen Sie es nicht vom Gerät. Wenden Sie sich an den Betreiber Ihres Archivs.',
  'terminal.commitments.none':
    'Noch kein Gerät hat gefragt, ob seine Bilder sicher sind (Storage Commitment).',
  'terminal.commitments.waiting': 'wartet auf Bilder oder Bestätigungen',
  'terminal.commitments.reporting': 'Antwort liegt bereit, das Gerät hat sie noch nicht',
  'terminal.commitments.delivered': 'das Gerät hat seine Antwort',
  'terminal.commitments.undelivered': 'das Gerät war nicht zu erreichen',
  'terminal.commitments.allSafe': 'alle sicher',
  'terminal.commitments.notSafe': {
    one: '{{count, number}} nicht sicher',
    other: '{{count, number}} nicht sicher',
  },
  'terminal.commitments.attempts': {
    one: '{{count, number}} Versuch gescheitert, {{reason}}',
    other: '{{count, number}} Versuche gescheitert, {{reason}}',
  },
  'terminal.commitments.fault.unreachable': 'es ist nicht erreichbar',
  'terminal.commitments.fault.rejected': 'es hat Tern abgewiesen',
  'terminal.commitments.fault.not-accepted': 'es nimmt dort keine solchen Antworten an',
  'terminal.commitments.fault.broke-off': 'es hat abgebrochen',
  'terminal.commitments.fault.no-answer': 'es hat nichts gesagt',
  'terminal.commitments.fault.refused': 'es hat die Antwort nicht angenommen',
  'terminal.commitments.address':
    'Antworten für {{aeTitle}} gehen von jetzt an an {{host}}, Port {{port}}.',
  'terminal.commitments.addressGone':
    'Antworten für {{aeTitle}} gehen an die Adresse, von der es sich meldet, Port {{port}}.',
};
