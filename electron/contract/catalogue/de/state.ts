import type { EN_STATE } from '../en/state.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_STATE: TranslationOf<typeof EN_STATE, OneOther> = {
  'number.2': 'Zwei',
  'number.3': 'Drei',
  'number.4': 'Vier',
  'number.5': 'Fünf',
  'number.6': 'Sechs',
  'number.7': 'Sieben',
  'number.8': 'Acht',
  'number.9': 'Neun',
  'number.10': 'Zehn',
  'count.images': { one: '{{count, number}} Bild', other: '{{count, number}} Bilder' },
  'count.fromMachines': {
    one: 'von {{count, number}} Gerät',
    other: 'von {{count, number}} Geräten',
  },

  'machine.subject.given': '{{name}}',
  'machine.subject.named': '„{{name}}“ ({{address}})',
  'machine.subject.address': 'Ein Gerät mit der Adresse {{address}}',
  'machine.subject.unknown': 'Ein Gerät',
  'machine.origin.given': 'von {{name}}',
  'machine.origin.named': 'von „{{name}}“ ({{address}})',
  'machine.origin.address': 'von einem Gerät mit der Adresse {{address}}',
  'machine.origin.unknown': 'von einem Gerät',

  'clock.ahead': 'Die Uhr dieses PCs geht {{duration}} vor.',
  'clock.behind': 'Die Uhr dieses PCs geht {{duration}} nach.',
  'clock.wasAhead': 'Die Uhr dieses PCs ging {{duration}} vor.',
  'clock.wasBehind': 'Die Uhr dieses PCs ging {{duration}} nach.',
  'clock.wrong': 'Die Uhr dieses PCs geht falsch.',
  'clock.wasWrong': 'Die Uhr dieses PCs ging falsch.',

  'headline.gone.title': 'Tern läuft auf diesem PC nicht.',
  'headline.gone.text':
    'Solange kann kein Gerät senden. Starten Sie Tern, oder starten Sie diesen PC neu.',
  'headline.starting.title': 'Tern startet.',
  'headline.starting.text': 'Einen Moment bitte.',
  'headline.removed.title': 'Dieser PC wurde aus dem Konto Ihrer Einrichtung entfernt.',
  'headline.removed.text':
    'Sein Schlüssel gilt nicht mehr, deshalb kann kein Gerät senden. Wenn das ein Versehen war, bitten Sie um einen neuen Kopplungscode.',
  'headline.paused.title': 'Tern macht Pause.',
  'headline.paused.finishing':
    'Was gerade gesendet wird, wird noch fertig. Andere Geräte werden gebeten, es später noch einmal zu versuchen.',
  'headline.paused.text':
    'Ihre Geräte werden gebeten, es später noch einmal zu versuchen, und behalten ihre Bilder. Beenden Sie die Pause, um wieder zu empfangen.',
  'headline.unpaired.title': 'Noch nicht gekoppelt.',
  'headline.unpaired.text':
    'Geben Sie den Code ein, den Sie bekommen haben. Dann gehört dieser PC zu Ihrer Einrichtung.',
  'headline.pairing.title': 'Dieser PC wird gekoppelt.',
  'headline.exchanging.text': 'Der Code wird gegen einen Schlüssel getauscht.',
  'headline.storing.text': 'Der Schlüssel wird sicher verwahrt.',
  'headline.cannotSend': 'Kein Gerät kann an diesen PC senden. {{advice}}',
  'headline.connecting.title': 'Die Verbindung zur Cloud wird aufgebaut.',
  'headline.connecting.text': 'Ihre Geräte können senden, sobald die Verbindung steht.',
  'headline.stale.title': 'Die Cloud hat seit einer Weile nicht geantwortet.',
  'headline.stale.text':
    'Tern fragt weiter nach. Wenn Bilder nicht ankommen, erfahren Ihre Geräte das und behalten sie.',
  'headline.clockWrong.text':
    'Bilder kommen weiterhin an, aber mit falschen Zeiten. Stellen Sie Datum und Uhrzeit dieses PCs auf automatisch.',
  'headline.connected.title': {
    one: 'Ein Gerät ist verbunden.',
    other: '{{number}} Geräte sind verbunden.',
  },
  'headline.connected.text': 'Im Augenblick ist nichts unterwegs.',
  'headline.sending.title': {
    one: 'Ein Gerät sendet.',
    other: '{{number}} Geräte senden.',
  },
  'headline.sending.cloud': 'Ein Bild zählt erst, wenn die Cloud es bestätigt hat.',
  'headline.sending.archive': 'Ein Bild zählt erst, wenn das Archiv es bestätigt hat.',
  'headline.alsoLook': 'Außerdem braucht etwas Ihre Aufmerksamkeit; es steht weiter unten.',
  'headline.awaiting.title': {
    one: 'Für ein Bild fehlt noch die Empfangsbestätigung.',
    other: 'Für {{number}} Bilder fehlt noch die Empfangsbestätigung.',
  },
  'headline.awaiting.text':
    'Die Cloud hat angenommen, was gesendet wurde. Als übertragen gilt es, sobald die Bestätigung da ist.',
  'headline.problems.title': {
    one: 'Etwas braucht Ihre Aufmerksamkeit.',
    other: '{{number}} Dinge brauchen Ihre Aufmerksamkeit.',
  },
  'headline.problems.text': 'Was jeweils zu tun ist, steht weiter unten.',
  'headline.failed.title': {
    one: 'Ein Bild ist heute nicht angekommen.',
    other: '{{number}} Bilder sind heute nicht angekommen.',
  },
  'headline.failed.text':
    'Sie sind noch auf dem Gerät, wenn sie nicht inzwischen erneut gesendet wurden. Die Liste unten zeigt, welches Gerät es war.',
  'headline.ready.title': 'Bereit für das erste Bild.',
  'headline.ready.cloud':
    'Dieser PC ist mit der Cloud verbunden. Senden Sie ein Testbild von einem Ihrer Geräte.',
  'headline.ready.archive':
    'Dieser PC ist mit dem Archiv verbunden. Senden Sie ein Testbild von einem Ihrer Geräte.',
  'headline.allIn.cloud': 'Alle Bilder sind in der Cloud.',
  'headline.allIn.archive': 'Alle Bilder sind im Archiv.',
  'headline.today': 'Heute {{images}} {{fromMachines}}.',
  'headline.nothingToday': 'Heute wurde noch nichts gesendet.',
  'headline.receiptsMatch': 'Zu jedem Bild liegt eine Empfangsbestätigung vor, die stimmt.',
  'headline.archiveTook': 'Das Archiv hat jedes Bild angenommen.',

  'link.unpaired.label': 'Nicht gekoppelt',
  'link.unpaired.text': 'Dieser PC ist mit keiner Cloud gekoppelt.',
  'link.connecting.label': 'Verbindet',
  'link.connecting.text': 'Tern verbindet sich mit der Cloud.',
  'link.online.label': 'Online',
  'link.online.text': 'Die Cloud antwortet.',
  'link.stale.label': 'Zuletzt keine Antwort',
  'link.stale.text': 'Die Cloud hat seit einer Weile nicht geantwortet.',
  'link.offline.label': 'Offline',
  'link.refused.label': 'Entfernt',
  'link.refused.text': 'Dieser PC wurde aus dem Konto Ihrer Einrichtung entfernt.',
  'link.clock-wrong.label': 'Online, Uhr geht falsch',

  'listener.port': 'Port {{port}}',
  'listener.anyPort': 'Der Port für Ihre Geräte',
  'listener.inUse.title': '{{name}} wird schon benutzt.',
  'listener.inUse.titleBy': '{{name}} wird schon von {{program}} benutzt.',
  'listener.inUse.text':
    'Dort kann nur ein Programm empfangen, deshalb kann kein Gerät an diesen PC senden.',
  'listener.inUse.advice':
    'Schließen Sie das andere DICOM-Programm auf diesem PC, oder bitten Sie Ihre IT-Betreuung, Tern einen anderen Port zu geben.',
  'listener.inUse.adviceBy':
    'Schließen Sie {{program}}, oder bitten Sie Ihre IT-Betreuung, Tern einen anderen Port zu geben.',
  'listener.notPermitted.title': '{{name}} darf von Tern nicht benutzt werden.',
  'listener.notPermitted.text':
    'Auf diesem PC brauchen Ports unter 1024 besondere Rechte, deshalb kann kein Gerät senden.',
  'listener.notPermitted.advice':
    'Bitten Sie Ihre IT-Betreuung, einen Port über 1024 zu wählen, zum Beispiel 11112, oder das Recht zu erteilen.',
  'listener.failed.title': 'Tern kann von Ihren Geräten nichts empfangen.',
  'listener.failed.text':
    'Die eingestellte Adresse oder der Port funktioniert nicht, deshalb kann kein Gerät senden.',
  'listener.failed.advice':
    'Starten Sie diesen PC neu. Wenn es so bleibt, bitten Sie Ihre IT-Betreuung, Adresse und Port in den Einstellungen zu prüfen.',
};
