import type { EN_DEVICES } from '../en/devices.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_DEVICES: TranslationOf<typeof EN_DEVICES, OneOther> = {
  'devices.title': 'Geräte',
  'devices.connectNew': 'Neues Gerät anschließen',

  'knocks.heading': 'Abgewiesen',
  'knocks.title': '{{device}} wurde abgewiesen.',
  'knocks.last': 'Zuletzt {{time}}',
  'knocks.first': 'zuerst {{time}}',
  'knocks.asked': 'angesprochen wurde der AE-Titel {{title}}',
  'knocks.not-allowed.text': 'Das Gerät steht nicht auf der Liste der erlaubten Geräte.',
  'remedy.allow-device': 'Wenn es Ihr Gerät ist, erlauben Sie es.',
  'knocks.limit.text': 'Es sendeten gerade so viele Geräte gleichzeitig, wie Tern zulässt.',
  'remedy.raise-limit':
    'Das Gerät versucht es von selbst wieder. Wenn das oft vorkommt, bitten Sie Ihre IT-Betreuung, die Grenze zu erhöhen.',
  'knocks.paused.text': 'Tern machte zu diesem Zeitpunkt Pause.',
  'remedy.nothing.paused-over':
    'Die meisten Geräte versuchen es nach der Pause von selbst wieder. Wenn dieses es nicht tut, starten Sie die Übertragung dort noch einmal.',
  'knocks.link-down.text': 'Zu diesem Zeitpunkt bestand keine Verbindung zur Cloud.',
  'remedy.nothing.link-down':
    'Die meisten Geräte versuchen es von selbst wieder, sobald die Verbindung zurück ist. Wenn dieses es nicht tut, starten Sie die Übertragung dort noch einmal.',
  'knocks.cloud-rejected.text': 'Die Cloud hat abgelehnt.',
  'remedy.cloud-must-allow.association':
    'Prüfen Sie am Gerät, ob der AE-Titel stimmt, an den es sendet, oder wenden Sie sich an den Betreiber Ihrer Cloud.',
  'knocks.allow': 'Dieses Gerät erlauben',
  'knocks.allowMeans': 'Es darf dann als {{title}} von {{address}} aus senden, und nur von dort.',
  'knocks.allowAddressMeans':
    'Was immer unter {{address}} steht, darf dann senden, mit jedem AE-Titel.',
  'knocks.more': 'Mehr',
  'knocks.anywhere': 'Von jeder Adresse aus erlauben',
  'knocks.anywhereMeans':
    'Für ein Gerät, dessen Adresse wechselt. Was immer sich {{title}} nennt, darf dann senden.',
  'knocks.forget': 'Vergessen',
  'knocks.forgetMeans':
    'Es verschwindet aus dieser Liste und kommt wieder, wenn es sich wieder meldet.',
  'knocks.allowed':
    '{{name}} darf ab jetzt senden. Starten Sie die Übertragung am Gerät noch einmal.',
  'knocks.forgotten': '{{name}} steht nicht mehr bei den abgewiesenen Geräten.',

  'access.open.title': 'Jedes Gerät in diesem Netzwerk darf senden.',
  'access.open.text':
    'Was immer die Adresse dieses PCs kennt, kann Bilder an Ihre Cloud weitergeben lassen.',
  'access.open.change': 'Nur die Geräte hier dürfen senden',
  'access.open.ask': 'Nur noch diese Geräte senden lassen?',
  'access.open.confirm': 'Nur diese Geräte',
  'access.local.title': 'Nur die Geräte auf Ihrer Liste dürfen senden.',
  'access.local.text':
    'Jedes andere wird abgewiesen und erscheint auf dieser Seite, wo Sie entscheiden.',
  'access.local.change': 'Jedes Gerät senden lassen',
  'access.local.ask': 'Jedes Gerät in diesem Netzwerk senden lassen?',
  'access.local.confirm': 'Jedes Gerät senden lassen',
  'access.cloud.title': 'Nur die Geräte auf der Liste in der Cloud dürfen senden.',
  'access.cloud.text': 'Diese Liste führt der Betreiber Ihrer Cloud.',
  'access.close': {
    one: 'Das Gerät auf dieser Seite darf weiter senden. Jedes andere wird abgewiesen und erscheint hier, wo Sie es mit einem Klick erlauben.',
    other:
      'Die {{count, number}} Geräte auf dieser Seite dürfen weiter senden. Jedes andere wird abgewiesen und erscheint hier, wo Sie es mit einem Klick erlauben.',
  },
  'access.close.none':
    'Noch hat kein Gerät etwas gesendet, daher wird jedes zunächst abgewiesen. Es erscheint dann hier, wo Sie es mit einem Klick erlauben.',
  'access.openUp':
    'Was immer die Adresse dieses PCs kennt, kann dann Bilder an Ihre Cloud weitergeben lassen. Die Liste der erlaubten Geräte wird gelöscht.',
  'access.cancel': 'So lassen',

  'entries.heading': 'Außerdem auf Ihrer Liste',
  'entries.machine': '{{title}} unter {{address}}',
  'entries.title': 'Was immer sich {{title}} nennt, von jeder Adresse aus',
  'entries.address': 'Was immer unter {{address}} steht, mit jedem AE-Titel',
  'entries.remove': 'Von der Liste nehmen',
  'entries.removed': 'Nicht mehr auf der Liste: {{entry}}.',

  'machines.heading': 'Ihre Geräte',
  'machines.none': 'Es hat noch kein Gerät gesendet.',
  'machines.noneHow':
    'Ein Gerät erscheint hier von selbst, sobald es sich zum ersten Mal mit diesem PC verbunden hat.',
  'machines.state.allowed': 'Darf senden',
  'machines.state.not-allowed': 'Darf nicht senden',
  'machines.state.sending': 'Sendet gerade',
  'machines.state.quiet': 'Still, obwohl Bilder erwartet werden',
  'machines.lastImage': 'Letztes Bild {{time}}',
  'machines.noImage': 'Noch kein Bild',
  'machines.lastHello': 'Letztes Echo {{time}}',
  'machines.noHello': 'Noch kein Echo',
  'machines.rename': 'Umbenennen',
  'machines.name': 'Name dieses Geräts',
  'machines.nameHint':
    'Wie Sie es nennen, zum Beispiel „Ultraschall 1, Raum 2“. Leer: sein AE-Titel, {{title}}.',
  'machines.save': 'Speichern',
  'machines.cancel': 'Abbrechen',
  'machines.policy': 'Seine Bilder sind',
  'machines.policy.asAll': 'wie alle: {{policy}}',
  'machines.expect': 'Bilder erwarten',
  'machines.expect.never': 'nie',
  'machines.expect.days': { one: 'jeden Tag', other: 'alle {{count, number}} Tage' },
  'machines.expect.week': 'jede Woche',
  'machines.expect.hours': { one: 'jede Stunde', other: 'alle {{count, number}} Stunden' },
  'machines.expect.own': 'andere Stundenzahl …',
  'machines.hours': 'Mindestens ein Bild alle so viele Stunden',
  'machines.hoursHint': 'Wenn länger nichts kommt, meldet Tern das.',
  'machines.hoursWrong': 'Geben Sie eine ganze Zahl von 1 bis 8760 ein; das ist ein Jahr.',
  'machines.software': 'Software',
  'machines.implementation': 'Implementierungs-UID',
  'machines.firstSeen': 'Zuerst gesehen',
  'machines.lastSeen': 'Zuletzt gesehen',

  'hello.test': 'Echo testen',
  'hello.to': 'Von diesem PC zum Gerät',
  'hello.to.text': 'Tern sendet dem Gerät unter {{address}} ein Echo und wartet auf die Antwort.',
  'hello.port': 'Port des Geräts',
  'hello.portHint': 'Er steht in den DICOM-Einstellungen des Geräts; oft 104.',
  'hello.portWrong': 'Geben Sie eine ganze Zahl von 1 bis 65535 ein.',
  'hello.send': 'Echo senden',
  'hello.running': 'Warten auf die Antwort …',
  'hello.answered': '{{name}} hat nach {{latency}} geantwortet.',
  'hello.onlySends':
    'Viele Geräte senden nur und antworten nie. Für Ihre Bilder zählt die andere Richtung.',
  'hello.from': 'Vom Gerät zu diesem PC',
  'hello.from.text': 'Drücken Sie jetzt am Gerät auf „Echo“ oder „Verify“.',
  'hello.waiting': 'Warten auf das Echo des Geräts …',
  'hello.arrived': 'Das Echo ist angekommen, und die Cloud hat es beantwortet.',
  'hello.last': 'Das letzte Echo kam {{time}}.',
  'hello.never': 'Bisher kam von diesem Gerät noch kein Echo.',

  'forget.button': 'Vergessen …',
  'forget.title': '{{name}} vergessen?',
  'forget.open':
    'Das Gerät verschwindet von dieser Seite, mit seinem Namen und seinen Zahlen. Jedes Gerät darf senden, deshalb erscheint es wieder, sobald es sendet. Bilder in der Cloud bleiben dort.',
  'forget.local':
    'Das Gerät verschwindet von dieser Seite und aus der Liste der erlaubten Geräte, mit seinem Namen und seinen Zahlen. Wenn es wieder sendet, wird es abgewiesen, bis Sie es wieder erlauben. Bilder in der Cloud bleiben dort.',
  'forget.cloud':
    'Das Gerät verschwindet von dieser Seite, mit seinem Namen und seinen Zahlen. Ob es senden darf, bestimmt die Liste in der Cloud; sie bleibt, wie sie ist. Bilder in der Cloud bleiben dort.',
  'forget.confirm': 'Vergessen',
  'forget.cancel': 'Behalten',
  'forget.done': '{{name}} ist vergessen und darf nicht mehr senden.',
  'forget.doneMaySend':
    '{{name}} ist vergessen. Das Gerät darf weiterhin senden und erscheint dann wieder hier.',
  'machines.titles': 'AE-Titel, die es ansprechen darf',
  'machines.titles.hint':
    'Einer oder mehrere, mit Kommas dazwischen. Leer: alle, die dieser PC annimmt.',
  'machines.titles.nothing':
    'Zurzeit darf es keinen ansprechen und kann darum nicht senden. Geben Sie einen ein, oder speichern Sie leer für alle.',
  'machines.titles.any': 'alle',
};
