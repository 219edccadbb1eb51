import type { EN_DESKTOP } from '../en/desktop.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_DESKTOP: TranslationOf<typeof EN_DESKTOP, OneOther> = {
  'process.restarting': 'Tern hat sich von selbst beendet und wird neu gestartet.',
  'process.stopped':
    'Tern hat sich innerhalb einer Minute mehrmals von selbst beendet. Starten Sie diesen PC neu; hilft das nicht, wenden Sie sich an Ihre IT-Betreuung.',
  'process.settingsInvalid':
    'Die Einstellungen enthalten etwas, womit Tern nichts anfangen kann. Bitten Sie Ihre IT-Betreuung, sie zu berichtigen, und starten Sie Tern dann wieder.',
  'process.noneCanSend': 'Bis Tern wieder läuft, kann kein Gerät senden.',
  'process.startAgain': 'Wieder starten',

  'tray.tooltip': 'Tern: {{sentence}}',
  'tray.open': 'Übersicht öffnen',
  'tray.lastDelivered': 'Letztes Bild zugestellt: {{time}}',
  'tray.copy': 'Adresse für ein Gerät kopieren',
  'tray.copyOf': 'Adresse für ein Gerät kopieren ({{address}})',
  'tray.copied': 'AE-Titel: {{aeTitle}}\nIP-Adresse: {{address}}\nPort: {{port}}',
  'tray.startAtLogin': 'Beim Anmelden starten',
  'tray.quit': 'Tern beenden',

  'notification.linkLost':
    'Bis die Cloud wieder erreichbar ist, kann kein Gerät senden. {{advice}}',
  'notification.severalMachines': 'Das betrifft {{number}} Geräte. {{advice}}',

  'quit.title': {
    one: 'Ein Gerät sendet gerade Bilder.',
    other: '{{number}} Geräte senden gerade Bilder.',
  },
  'quit.text':
    'Wenn Sie Tern jetzt beenden, kommt nicht an, was gerade unterwegs ist, und muss noch einmal gesendet werden. Solange Tern nicht läuft, kann kein Gerät senden.',
  'quit.whenDone': 'Danach beenden',
  'quit.now': 'Jetzt beenden',
  'quit.stay': 'Weiterlaufen lassen',
};
