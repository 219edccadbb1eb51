import type { EN_RETRIEVES } from '../en/retrieves.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

/** Bilder auf dem Rückweg aus der Cloud: Zielgeräte, Abrufe und was dabei schiefgeht. */
export const DE_RETRIEVES: TranslationOf<typeof EN_RETRIEVES, OneOther> = {
  'problem.destination-unreachable.title':
    'Bilder aus der Cloud konnten nicht weitergegeben werden.',
  'problem.destination-unreachable.text':
    '{{device}} hat nicht geantwortet, Tern abgewiesen oder abgebrochen. Wer die Bilder angefordert hat, hat das erfahren.',
  'problem.destination-unreachable.advice':
    'Prüfen Sie, ob das Gerät eingeschaltet ist und ob Adresse, Port und AE-Titel stimmen; fordern Sie die Bilder dann noch einmal an. Zum Testen: tern destination echo.',
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
};
