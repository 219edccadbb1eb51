import type { EN_SERVICE } from '../en/service.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_SERVICE: TranslationOf<typeof EN_SERVICE, OneOther> = {
  'refusal.service-not-permitted.title': 'Dieses Konto darf das nicht.',
  'refusal.service-not-permitted.advice':
    'Führen Sie den Befehl als Administrator aus, unter Linux und macOS mit sudo, oder bitten Sie einen Administrator, Sie in die Gruppe tern aufzunehmen.',
  'refusal.service-failed.title': 'Der Dienst konnte nicht eingerichtet werden.',
  'refusal.service-failed.advice':
    'Lassen Sie Ihren Techniker ansehen, was das System gemeldet hat.',
  'refusal.service-stopped.title': 'Der Tern-Dienst dieses PCs läuft nicht.',
  'refusal.service-stopped.advice':
    'Bitten Sie Ihren Techniker, mit „tern service status“ nachzusehen.',

  'systemService.installedUser':
    'Tern läuft jetzt als Dienst: Er startet bei Ihrer Anmeldung, mit oder ohne die Tern-App.',
  'systemService.installedSystem':
    'Tern läuft jetzt als Dienst dieses PCs: Er startet mit dem PC, bevor sich jemand anmeldet.',
  'systemService.uninstalled':
    'Der Dienst ist entfernt. Was er aufbewahrt hat, auch seine Kopplung, liegt noch in {{folder}}.',
  'systemService.none': 'Tern ist nicht als Dienst eingerichtet.',
  'systemService.running': 'Der Dienst läuft.',
  'systemService.starting': 'Der Dienst startet.',
  'systemService.stopped':
    'Der Dienst ist eingerichtet, läuft aber nicht. So starten Sie ihn: {{command}}',
  'systemService.gaveUp':
    'Der Dienst ist angehalten: Er hat sich fünfmal in einer Minute beendet, oder seine Einstellungen sind nicht lesbar. Der Grund steht in {{folder}}. So starten Sie ihn wieder: {{command}}',
  'systemService.lingers': 'Er läuft weiter, wenn Sie sich abmelden.',
  'systemService.lingersNot':
    'Er endet, wenn Sie sich abmelden. Damit er weiterläuft und mit dem PC startet: {{command}}',
  'systemService.lingerKeychain':
    'Solange Sie abgemeldet sind, ist Ihr Schlüsselbund gesperrt, und er kommt nicht an seinen Schlüssel. Richten Sie ihn für diesen Fall mit --secret-store file ein.',
  'systemService.keyUser':
    'Sein Schlüssel liegt in Ihrem Schlüsselbund, wie bei der Tern-App: Beide haben eine gemeinsame Kopplung.',
  'systemService.keyFile':
    'Sein Schlüssel liegt in einer Datei, die nur sein Konto lesen kann, denn ein Dienst hat keinen Schlüsselbund. Wer die Festplatte oder eine Sicherung davon hat, hat den Schlüssel.',
  'systemService.keyAccount': 'Windows bewahrt seinen Schlüssel für das Konto des Dienstes auf.',
  'systemService.pairAnew':
    'Er übernimmt die Kopplung der Tern-App nicht. Koppeln Sie ihn mit einem neuen Code: {{command}}',
  'systemService.group':
    'Wer ihn ansehen und ändern darf, muss in der Gruppe {{group}} sein: {{command}}. Das gilt ab der nächsten Anmeldung.',
  'systemService.administrators': 'Nur Administratoren können ihn ansehen und ändern.',
  'systemService.restartApp':
    'Falls die Tern-App offen ist, beenden Sie sie jetzt, damit sie den Port für die Geräte freigibt, und öffnen Sie sie wieder. Dann zeigt sie den Dienst.',
  'systemService.startsWithUser': 'startet bei der Anmeldung seines Benutzers',
  'systemService.startsWithPc': 'startet mit diesem PC',
  'terminal.label.service': 'Dienst',
};
