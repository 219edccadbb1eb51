import type { EN_DOCTOR } from '../en/doctor.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_DOCTOR: TranslationOf<typeof EN_DOCTOR, OneOther> = {
  'doctor.listener-starting': 'Der Empfang von Ihren Geräten startet.',
  'doctor.listener-failed':
    'Ihre Geräte können sich nicht verbinden: Port {{port}} ist nicht verfügbar.',
  'doctor.listener-taken':
    'Ihre Geräte können sich nicht verbinden: Port {{port}} wird von {{program}} benutzt.',
  'doctor.listener-paused':
    'Tern macht Pause: Geräte, die senden wollen, werden gebeten, es später noch einmal zu versuchen.',
  'doctor.listener-open-to-all':
    'Ihre Geräte können an Port {{port}} senden. Jedes Gerät im Netzwerk darf senden.',
  'doctor.listener-by-list': 'Die Geräte auf der Liste können an Port {{port}} senden.',
  'doctor.paired': 'Gekoppelt mit {{clinic}} als {{label}}.',
  'doctor.paired-foreign':
    'Das Ziel {{host}}:{{port}} wurde beim Start angegeben; eine Kopplung ist nicht nötig.',
  'doctor.not-paired':
    'Dieser PC ist nicht gekoppelt. Bitten Sie um einen Kopplungscode und geben Sie ihn ein.',
  'doctor.skipped-not-paired': 'Nicht geprüft: Dieser PC ist nicht gekoppelt.',
  'doctor.skipped-foreign': 'Nicht geprüft: Ein beim Start angegebenes Ziel hat so etwas nicht.',
  'doctor.key-readable': 'Der Schlüssel dieses PCs lässt sich lesen.',
  'doctor.key-from-file': 'Nicht geprüft: Der Schlüssel kommt aus einer Datei.',
  'doctor.keychain-corrupt':
    'Der Schlüssel fehlt im Schlüsselbund oder ist beschädigt. Lösen Sie die Kopplung und koppeln Sie diesen PC mit einem neuen Code.',
  'doctor.network-not-needed':
    'Die Cloud läuft auf diesem PC selbst, ein Netzwerk ist nicht nötig.',
  'doctor.network-there': 'Dieser PC hat ein Netzwerk.',
  'doctor.network-knows-cloud': 'Dieser PC hat ein Netzwerk, und der Name {{host}} ist bekannt.',
  'doctor.network-proxy-there': 'Der Proxy {{host}}:{{port}} ist erreichbar.',
  'doctor.service-answers': 'Die Cloud antwortet in {{latency}}.',
  'doctor.clock-right': 'Die Uhr dieses PCs geht richtig.',
  'doctor.clock-unknown': 'Nicht geprüft: Die Cloud hat die Uhrzeit nicht genannt.',
  'doctor.link-opens':
    'Die verschlüsselte Verbindung für Bilder öffnet sich in {{latency}} (Port {{port}}, {{suite}}).',
  'doctor.echo-answered':
    'Die Cloud hat über die verschlüsselte Verbindung nach {{latency}} geantwortet ({{suite}}).',
  'doctor.echo-unanswered':
    'Die Cloud hat die Verbindung angenommen, aber nicht darüber geantwortet. Versuchen Sie es noch einmal; wenn es so bleibt, wenden Sie sich an den Betreiber Ihrer Cloud.',
  'doctor.echo-not-sent': 'Nicht versucht, weil die Verbindung unterbrochen ist.',
  'doctor.disk-free': 'Auf diesem PC sind {{size}} frei.',
  'doctor.disk-low':
    'Auf diesem PC sind nur noch {{size}} frei. Schaffen Sie Platz auf dem Datenträger.',
  'doctor.disk-unknown': 'Dieser PC gibt nicht an, wie viel Speicherplatz frei ist.',
};
