import type { EN_RETRIEVES } from '../en/retrieves.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

/** Bilder auf dem Rückweg aus der Cloud: Zielgeräte, Abrufe und was dabei schiefgeht. */
export const DE_RETRIEVES: TranslationOf<typeof EN_RETRIEVES, OneOther> = {
  'problem.destination-unreachable.title':
    'Bilder aus der Cloud konnten nicht weitergegeben werden.',
  'problem.destination-unreachable.text':
    '{{device}} hat nicht geantwortet, Tern abgewiesen oder abgebrochen. Wer die Bilder angefordert hat, hat das erfahren.',
  'problem.destination-unreachable.advice':
    'Prüfen Sie, ob das Gerät eingeschaltet ist und ob Adresse, Port und AE-Titel stimmen; fordern Sie die Bilder dann noch einmal an. Zum Testen: die Seite „Einstellungen“ oder tern destination echo.',
  'field.duplicate': 'Das steht schon in der Liste.',
  'terminal.label.fetching': 'Holt',
  'terminal.fetching': 'für {{destination}}, {{images}}, {{remaining}} stehen noch aus',
  'terminal.destination.none':
    'Es ist kein Zielgerät eingerichtet: Bilder aus der Cloud können hier an kein Gerät weitergegeben werden.',
  'terminal.destination.added':
    'Bilder aus der Cloud können von jetzt an {{aeTitle}} weitergegeben werden.',
  'terminal.destination.removed':
    'Bilder aus der Cloud werden nicht mehr an {{aeTitle}} weitergegeben.',
  'terminal.destination.echo': '{{aeTitle}} hat nach {{latency}} geantwortet.',
  'terminal.destination.tls': 'verschlüsselt (TLS)',
  'retrieves.progress': {
    one: '{{done}} von {{count, number}} Bild an {{destination}}',
    other: '{{done}} von {{count, number}} Bildern an {{destination}}',
  },
  'retrieves.looking': 'Die Bilder für {{destination}} werden gesucht',
  'retrieves.failed': {
    one: '{{count, number}} konnte nicht weitergegeben werden',
    other: '{{count, number}} konnten nicht weitergegeben werden',
  },
  'retrieves.byMachine': 'Aus der Cloud, angefordert von {{name}}',
  'retrieves.byCloud': 'Aus der Cloud, die sie von sich aus sendet',
  'destinations.heading': 'Bilder an Geräte hier weitergeben',
  'destinations.lead':
    'Eine Workstation hier kann Bilder aus der Cloud anfordern, oder die Cloud sendet ihr welche. Nur Geräte auf dieser Liste bekommen sie.',
  'destinations.none': 'Noch steht kein Gerät auf der Liste.',
  'destinations.where': '{{host}}, Port {{port}}',
  'destinations.encrypted': 'verschlüsselt',
  'destinations.notEncrypted': 'nicht verschlüsselt',
  'destinations.add': 'Gerät hinzufügen …',
  'destinations.save': 'Hinzufügen',
  'destinations.cancel': 'Abbrechen',
  'destinations.aeTitle': 'AE-Titel des Geräts',
  'destinations.aeTitle.hint': 'Er steht in seinen DICOM-Einstellungen.',
  'destinations.host.hint': 'Wo es in Ihrem Netzwerk steht, etwa 192.168.1.50.',
  'destinations.tls': 'Es nimmt Bilder verschlüsselt an (DICOM über TLS)',
  'destinations.tls.hint':
    'Seinem Zertifikat muss hier vertraut werden. Dafür sorgt Ihre IT-Betreuung mit: tern certificate trust',
  'destinations.remove': 'Entfernen …',
  'destinations.remove.title': '{{aeTitle}} von der Liste nehmen?',
  'destinations.remove.text':
    'Bilder aus der Cloud werden dann nicht mehr an dieses Gerät weitergegeben. Was es schon hat, bleibt dort.',
  'destinations.remove.confirm': 'Von der Liste nehmen',
  'destinations.remove.cancel': 'Behalten',
};
