import type { EN_TERMINAL } from '../en/terminal.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_TERMINAL: TranslationOf<typeof EN_TERMINAL, OneOther> = {
  'terminal.label.clinic': 'Einrichtung',
  'terminal.label.farEnd': 'Ziel',
  'terminal.label.link': 'Verbindung',
  'terminal.label.machines': 'Geräte',
  'terminal.label.sending': 'Sendet',
  'terminal.label.today': 'Heute',
  'terminal.label.problem': 'Achtung',
  'terminal.labelled': '{{label}}:',
  'terminal.heartbeat': ', letztes Lebenszeichen nach {{latency}} beantwortet',
  'terminal.listenerStarting': 'der Empfang startet',
  'terminal.listenerFailed': 'können nicht senden, Port {{port}} funktioniert nicht',
  'terminal.listening': 'senden an {{hosts}}, Port {{port}}, AE-Titel {{aeTitle}}',
  'terminal.or': ' oder ',
  'terminal.openToAll': '; jedes Gerät im Netzwerk darf senden',
  'terminal.deliveredSize': {
    one: '{{count, number}} Bild übertragen ({{size}})',
    other: '{{count, number}} Bilder übertragen ({{size}})',
  },
  'terminal.awaiting': '{{number}} noch ohne Bestätigung',
  'terminal.failed': '{{number}} nicht angekommen',
  'terminal.times': { one: ' ({{count, number}}-mal)', other: ' ({{count, number}}-mal)' },
  'terminal.sendingNow': 'sendet: {{list}}',
  'terminal.deliveredToday': 'heute übertragen: {{number}}',
  'terminal.nothingSent': 'Es wurde noch nichts gesendet.',
  'terminal.echo': 'Die Cloud hat nach {{latency}} geantwortet ({{suite}}).',
  'terminal.paired':
    'Gekoppelt mit {{clinic}}.\nUplink {{uplinkId}}, Fingerabdruck des Schlüssels {{fingerprint}}.',
  'terminal.unpaired': 'Kopplung gelöst. Die Cloud weiß es und nimmt von diesem PC nichts mehr an.',
  'terminal.unpairedAlone':
    'Kopplung auf diesem PC gelöst, aber die Cloud ließ sich nicht benachrichtigen: Lassen Sie den Uplink auch dort entfernen.',
  'terminal.removed.headline': 'Tern ist auf diesem PC außer Betrieb.',
  'terminal.removed.told': 'Die Cloud weiß es.',
  'terminal.removed.notTold':
    'Die Cloud war nicht zu erreichen: Lassen Sie den Uplink auch dort entfernen.',
  'terminal.removed.notPaired':
    'Tern war nicht gekoppelt, es gab also keine Cloud, die es wissen müsste.',
  'terminal.removed.kept': 'Einstellungen und Verlauf bleiben in {{folder}}.',
  'terminal.removed.deleted': 'Einstellungen, Verlauf und Schlüssel sind gelöscht.',
  'terminal.removed.keysLeft':
    'Der Schlüsselbund ließ sich nicht öffnen: Was Tern darin aufbewahrt hat, ist noch da.',
  'terminal.mark.ok': 'ok',
  'terminal.mark.warning': 'Warnung',
  'terminal.mark.failed': 'FEHLER',
  'terminal.mark.skipped': 'ausgelassen',
  'terminal.nothingFits': 'Dazu passt nichts, was gesendet wurde.',
  'terminal.paused':
    'Pause seit {{time}}. Geräte werden gebeten, es später noch einmal zu versuchen; was gerade gesendet wird, wird noch fertig. Weiter geht es mit: tern resume',
  'terminal.resumed': 'Tern empfängt wieder von den Geräten.',
  'terminal.sampleSent': {
    one: '{{count, number}} Testbild gesendet; das Ziel hat es angenommen. Die Bestätigung zeigt: tern transfers',
    other:
      '{{count, number}} Testbilder gesendet; das Ziel hat jedes angenommen. Die Bestätigungen zeigt: tern transfers',
  },
  'terminal.supportSaved':
    'Gespeichert unter {{place}}: {{files}}. Sehen Sie alles durch, bevor Sie es senden; es enthält keine Schlüssel und keine Patientendaten.',
  'terminal.devices.open': 'Jedes Gerät im Netzwerk darf senden.',
  'terminal.devices.local': 'Nur die Geräte auf der Liste dürfen senden.',
  'terminal.devices.cloud': 'Nur die Geräte auf der Liste in der Cloud dürfen senden.',
  'terminal.devices.none': 'Es hat noch kein Gerät gesendet.',
  'terminal.devices.turnedAway': 'Abgewiesen:',
  'terminal.devices.lastSeen': 'zuletzt gesehen {{time}}',
  'terminal.devices.lastStored': 'letztes Bild {{time}}',
  'terminal.devices.lastEcho': 'letztes Echo {{time}}',
  'terminal.devices.expected': {
    one: 'erwartet: ein Bild pro Stunde',
    other: 'erwartet: ein Bild alle {{count, number}} Stunden',
  },
  'terminal.devices.mayNotSend': 'darf nicht senden',
  'terminal.devices.named': 'Gespeichert.',
  'terminal.devices.nameGone': 'Der Name ist entfernt.',
  'terminal.devices.allowed': '{{who}} darf ab jetzt senden.',
  'terminal.devices.allowedAlready':
    'Jedes Gerät im Netzwerk darf schon senden; es wurde nichts geändert.',
  'terminal.devices.forgotten': 'Vergessen. Das Gerät darf nicht mehr senden.',
  'terminal.devices.forgottenOnly':
    'Vergessen. Das Gerät darf weiterhin senden und steht dann wieder auf dieser Liste.',
  'terminal.devices.expects': {
    one: 'Ab jetzt wird mindestens ein Bild pro Stunde erwartet: {{name}}.',
    other: 'Ab jetzt wird mindestens ein Bild alle {{count, number}} Stunden erwartet: {{name}}.',
  },
  'terminal.devices.expectsNothing': 'Nichts wird mehr erwartet: {{name}}.',
  'terminal.devices.echo': '{{name}} hat nach {{latency}} geantwortet.',
  'terminal.devices.set': 'Gespeichert.',
  'terminal.devices.merged': 'Beide sind ab jetzt ein Gerät: {{name}}.',
  'terminal.devices.calledAllowed': '{{title}} kann ab jetzt angesprochen werden.',
  'terminal.devices.notAccepted':
    'Angebote, die nicht angenommen wurden (üblich; Einzelheiten: --json):',
  'terminal.devices.mayBe': 'vielleicht dasselbe wie Nummer {{number}}',
  'terminal.devices.mayCall': 'darf nur {{titles}} ansprechen',
  'terminal.knock.do': 'zum Erlauben: {{command}}',
  'terminal.associations.none': 'Es hat noch keine Verbindung Bilder übertragen.',
  'terminal.associations.counts':
    'begonnen {{begun}}, gesendet {{sent}}, angenommen {{confirmed}}, bestätigt {{receipts}}',
  'terminal.knock.last': '(zuletzt {{time}})',
  'terminal.size.bytes': '{{value}} Byte',
  'terminal.size.kilobytes': '{{value}} kB',
  'terminal.size.megabytes': '{{value}} MB',
  'terminal.size.gigabytes': '{{value}} GB',
  'terminal.size.terabytes': '{{value}} TB',
};
