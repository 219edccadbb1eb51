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
  'terminal.mark.ok': 'ok',
  'terminal.mark.warning': 'Warnung',
  'terminal.mark.failed': 'FEHLER',
  'terminal.mark.skipped': 'ausgelassen',
  'terminal.size.bytes': '{{value}} Byte',
  'terminal.size.kilobytes': '{{value}} kB',
  'terminal.size.megabytes': '{{value}} MB',
  'terminal.size.gigabytes': '{{value}} GB',
  'terminal.size.terabytes': '{{value}} TB',
};
