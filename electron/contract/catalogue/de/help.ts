import type { EN_HELP } from '../en/help.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_HELP: TranslationOf<typeof EN_HELP, OneOther> = {
  'help.title': 'Hilfe',
  'help.lead':
    'Sieht sich jeden Schritt zwischen Ihren Geräten und der Cloud an und stellt zusammen, was der Support braucht.',
  'help.path': 'Der Weg zur Cloud',
  'help.pathAsks': 'Jeder Schritt wird der Reihe nach geprüft …',
  'help.again': 'Noch einmal prüfen',
  'help.machines': 'Ihre Geräte',
  'help.cloud': 'Die Cloud',
  'help.looking': 'wird geprüft',
  'help.allFine': 'Jeder Schritt funktioniert.',
  'help.someFailed': {
    one: '{{count, number}} Schritt funktioniert nicht.',
    other: '{{count, number}} Schritte funktionieren nicht.',
  },
  'help.someWarned': {
    one: 'Alles funktioniert; bitte sehen Sie sich {{count, number}} Schritt an.',
    other: 'Alles funktioniert; bitte sehen Sie sich {{count, number}} Schritte an.',
  },
  'help.echo': 'Die Antwort der Cloud',
  'help.echoLead':
    'Schickt eine kurze Frage durch die verschlüsselte Verbindung und misst, wie lange die Antwort braucht.',
  'help.support': 'Für den Support',
  'help.supportLead':
    'Ein Bericht mit dem, was der Support sehen muss. Von selbst verlässt nichts diesen PC: Sie lesen ihn zuerst, dann speichern Sie ihn und schicken ihn, wem Sie wollen.',
  'help.supportMake': 'Bericht zusammenstellen',
  'help.supportAgain': 'Noch einmal zusammenstellen',
  'help.supportRunning': 'Der Bericht wird zusammengestellt …',
  'help.supportHolds': 'Das ist der ganze Bericht, Wort für Wort',
  'help.supportHoldsNot':
    'Er enthält keine Patientennamen, keine Bilder, keine Schlüssel und keine Passwörter. Er enthält die Namen und Adressen Ihrer Geräte, den Namen der Praxis und die Adresse der Cloud.',
  'help.file.versions': 'Versionen von Tern und vom System dieses PCs',
  'help.file.status': 'Zustand der Verbindung und Ihrer Geräte',
  'help.file.settings': 'Einstellungen',
  'help.file.doctor': 'Ergebnis der Prüfung',
  'help.file.log': 'Letzte Zeilen des Protokolls',
  'help.file.other': 'Datei',
  'help.textOf': 'Text von {{name}}',
  'help.save': 'Speichern …',
  'help.saved': 'Die Datei {{name}} wurde zum Speichern übergeben.',
  'help.report': 'Bericht',
  'help.about': 'Über Tern',
  'help.version': 'Version',
  'help.node': 'Node.js',
  'help.platform': 'System',
  'help.since': 'Läuft seit',
};
