import type { EN_RETRIEVES } from '../en/retrieves.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

/** Images qui reviennent du cloud : appareils de destination, récupérations et ce qui peut échouer. */
export const FR_RETRIEVES: TranslationOf<typeof EN_RETRIEVES, OneManyOther> = {
  'problem.destination-unreachable.title': "Des images du cloud n'ont pas pu être remises.",
  'problem.destination-unreachable.text':
    "{{device}} n'a pas répondu, a refusé Tern ou a interrompu la connexion. La personne qui a demandé les images en a été avertie.",
  'problem.destination-unreachable.advice':
    "Vérifiez que l'appareil est allumé et que son adresse, son port et son titre AE sont justes, puis redemandez les images. Pour le tester : tern destination echo.",
  'field.duplicate': 'Cela figure déjà dans la liste.',
  'terminal.label.fetching': 'Récupère',
  'terminal.fetching': 'pour {{destination}}, {{images}}, reste {{remaining}}',
  'terminal.destination.none':
    "Aucun appareil de destination n'est configuré : les images du cloud ne peuvent être remises à aucun appareil ici.",
  'terminal.destination.added': 'Les images du cloud peuvent désormais être remises à {{aeTitle}}.',
  'terminal.destination.removed': 'Les images du cloud ne sont plus remises à {{aeTitle}}.',
  'terminal.destination.echo': '{{aeTitle}} a répondu en {{latency}}.',
  'terminal.destination.tls': 'chiffré (TLS)',
};
