import type { EN_TRANSFERS } from '../en/transfers.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_TRANSFERS: TranslationOf<typeof EN_TRANSFERS, OneOther> = {
  'transfers.title': 'Übertragungen',
  'transfers.lead':
    'Tern behält keine Bilder auf diesem PC. Jedes wird weitergereicht, während das Gerät auf die Antwort wartet.',
  'transfers.history': 'Was gesendet wurde',
  'transfers.filters': 'Filter',
  'transfers.machine': 'Gerät',
  'transfers.anyMachine': 'Alle Geräte',
  'transfers.sampleMachine': '{{name}} (Beispiel)',
  'transfers.outcome': 'Was daraus wurde',
  'transfers.anyOutcome': 'Alles',
  'transfers.only.delivered': 'Sicher in der Cloud',
  'transfers.only.accepted': 'Bestätigung steht aus',
  'transfers.only.failed': 'Nicht angekommen',
  'transfers.only.refused': 'Abgelehnt',
  'transfers.only.incomplete': 'Abgebrochen',
  'transfers.only.mismatch': 'Bestätigung stimmt nicht überein',
  'transfers.fromDay': 'Von',
  'transfers.untilDay': 'Bis',
  'transfers.daysSwapped': 'Der erste Tag liegt nach dem letzten.',
  'transfers.identifier': 'Kennung eines Bildes',
  'transfers.clear': 'Alles zeigen',
  'transfers.shown': { one: '{{count, number}} Bild', other: '{{count, number}} Bilder' },
  'transfers.shownMore': {
    one: '{{count, number}} Bild bisher; ältere folgen beim Blättern',
    other: '{{count, number}} Bilder bisher; ältere folgen beim Blättern',
  },
  'transfers.nothingFits': 'Nichts Gesendetes passt zu diesen Filtern.',
  'transfers.reading': 'Wird gelesen …',
  'transfers.readingOlder': 'Ältere werden gelesen …',
  'transfers.tryAgain': 'Noch einmal versuchen',
  'transfers.notRead': 'Was gesendet wurde, ließ sich nicht lesen.',
  'transfers.sample': 'Beispiel',
  'transfers.sampleNote': 'Bilder von niemandem, vom eingebauten Beispielgerät.',
  'transfers.place.refused': 'noch auf dem Gerät',
  'transfers.place.incomplete': 'noch auf dem Gerät',
  'transfers.place.mismatch': 'auf dem Gerät behalten',
  'transfers.story.delivered.text':
    'Die Cloud hat jedes bestätigt, und die Bestätigung stimmt mit dem überein, was das Gerät gesendet hat.',
  'transfers.story.delivered.advice': 'Es ist nichts zu tun.',
  'transfers.story.archived.text':
    'Das Archiv hat jedes angenommen. Ein Archiv gibt keine Bestätigungen.',
  'transfers.story.archived.advice': 'Es ist nichts zu tun.',
  'transfers.story.accepted.text':
    'Die Cloud hat jedes angenommen, aber die Bestätigung ist noch nicht da. Tern fragt weiter nach.',
  'transfers.story.accepted.advice':
    'Löschen Sie sie noch nicht vom Gerät. Wenn es länger als eine Stunde dauert, wenden Sie sich an den Betreiber Ihrer Cloud.',
  'transfers.story.refused.text':
    'Die Cloud hat sie nicht angenommen, und auf diesem PC bleibt nichts. Das Gerät hat das erfahren und hat sie noch.',
  'transfers.story.refused.advice':
    'Löschen Sie sie nicht vom Gerät. Nennen Sie dem Betreiber Ihrer Cloud deren Antwort (unten) und senden Sie dann vom Gerät aus noch einmal.',
  'transfers.story.incomplete.text':
    'Die Übertragung brach ab. Unvollständiges wird nicht behalten; das Gerät hat das erfahren und hat sie noch.',
  'transfers.story.incomplete.advice':
    'Die meisten Geräte senden von selbst noch einmal. Erscheinen sie oben nicht als angekommen, senden Sie sie vom Gerät aus erneut.',
  'transfers.story.mismatch.text':
    'Was in der Cloud liegt, ist etwas anderes, als das Gerät gesendet hat. Sie gelten nicht als übertragen.',
  'transfers.story.mismatch.advice':
    'Löschen Sie sie nicht vom Gerät. Senden Sie sie noch einmal und wenden Sie sich an den Betreiber Ihrer Cloud.',
  'transfers.times': 'Gesendet',
  'transfers.size': 'Größe',
  'transfers.noUid': 'ohne Kennung',
  'transfers.receipt.id': 'Bestätigung',
  'transfers.receipt.storedAt': 'In der Cloud gespeichert',
  'transfers.receipt.here': 'SHA-256 hier',
  'transfers.receipt.cloud': 'SHA-256 in der Cloud',
  'transfers.receipt.sizeCloud': 'Größe in der Cloud',
  'transfers.receipt.same': 'Gleich: In der Cloud liegt genau das, was das Gerät gesendet hat.',
  'transfers.receipt.differs':
    'Verschieden: In der Cloud liegt nicht das, was das Gerät gesendet hat.',
  'transfers.receipt.unknown': 'nicht bekannt',
  'transfers.receipt.waiting': 'Die Bestätigung ist noch nicht da.',
  'transfers.receipt.none': 'Es gibt keine Bestätigung.',
  'transfers.receipt.gone': 'Dieses Bild steht nicht mehr auf der Liste.',
};
