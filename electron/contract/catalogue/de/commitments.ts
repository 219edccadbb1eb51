import type { EN_COMMITMENTS } from '../en/commitments.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_COMMITMENTS: TranslationOf<typeof EN_COMMITMENTS, OneOther> = {
  'problem.commitment-undelivered.title':
    'Ein Gerät hat nicht erfahren, ob seine Bilder sicher sind.',
  'problem.commitment-undelivered.text':
    '{{device}} hat gefragt, war aber tagelang nicht für die Antwort zu erreichen. Vielleicht behält es Bilder, die es löschen könnte.',
  'problem.commitment-undelivered.advice':
    'Fragen Sie Ihre Technik, unter welcher Adresse und an welchem Port dieses Gerät Antworten zum Storage Commitment annimmt, und tragen Sie beides auf der Seite „Geräte“ in seinen Details ein.',
  'problem.commitment-refused.title': 'Das Archiv hat ein Bild nicht bestätigt.',
  'problem.commitment-refused.text':
    'Es kam {{fromDevice}}. Das Archiv hat es angenommen, dann aber nicht dafür gebürgt. Das Bild gilt nicht als übertragen.',
  'problem.commitment-refused.advice':
    'Löschen Sie es nicht vom Gerät. Wenden Sie sich an den Betreiber Ihres Archivs.',
  'terminal.commitments.none':
    'Noch kein Gerät hat gefragt, ob seine Bilder sicher sind (Storage Commitment).',
  'commitments.waiting': 'wartet auf Bilder oder Bestätigungen',
  'commitments.reporting': 'Antwort liegt bereit, das Gerät hat sie noch nicht',
  'commitments.delivered': 'das Gerät hat seine Antwort',
  'commitments.undelivered': 'das Gerät war nicht zu erreichen',
  'commitments.allSafe': 'alle sicher',
  'commitments.notSafe': {
    one: '{{count, number}} nicht sicher',
    other: '{{count, number}} nicht sicher',
  },
  'commitments.attempts': {
    one: '{{count, number}} Versuch gescheitert, {{reason}}',
    other: '{{count, number}} Versuche gescheitert, {{reason}}',
  },
  'commitments.fault.unreachable': 'es ist nicht erreichbar',
  'commitments.fault.not-secure':
    'keine verschlüsselte Verbindung zu ihm, oder seinem Zertifikat wird nicht vertraut',
  'commitments.fault.rejected': 'es hat Tern abgewiesen',
  'commitments.fault.not-accepted': 'es nimmt dort keine solchen Antworten an',
  'commitments.fault.broke-off': 'es hat abgebrochen',
  'commitments.fault.no-answer': 'es hat nichts gesagt',
  'commitments.fault.refused': 'es hat die Antwort nicht angenommen',
  'terminal.commitments.address':
    'Antworten für {{aeTitle}} gehen von jetzt an an {{host}}, Port {{port}}.',
  'terminal.commitments.addressGone':
    'Antworten für {{aeTitle}} gehen an die Adresse, von der es sich meldet, Port {{port}}.',
  'commitments.heading': 'Wenn es fragt, ob seine Bilder sicher sind',
  'commitments.lead':
    'Manche Geräte fragen, ob ihre Bilder sicher sind, bevor sie sie löschen (Storage Commitment). Hier bekommen sie die Antwort.',
  'commitments.to': 'Wo es die Antworten annimmt',
  'commitments.toHint':
    'Lassen Sie beides leer für die Adresse, von der es sich meldet, und Port {{port}}.',
  'commitments.latest': 'Zuletzt gefragt',
  'commitments.noneOfIt': 'Bisher hat es nicht gefragt.',
};
