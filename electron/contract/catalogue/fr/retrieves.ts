import type { EN_RETRIEVES } from '../en/retrieves.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

/** Images qui reviennent du cloud : appareils de destination, récupérations et ce qui peut échouer. */
export const FR_RETRIEVES: TranslationOf<typeof EN_RETRIEVES, OneManyOther> = {
  'problem.destination-unreachable.title': "Des images du cloud n'ont pas pu être remises.",
  'problem.destination-unreachable.text':
    "{{device}} n'a pas répondu, a refusé Tern ou a interrompu la connexion. La personne qui a demandé les images en a été avertie.",
  'problem.destination-unreachable.advice':
    "Vérifiez que l'appareil est allumé et que son adresse, son port et son titre AE sont justes, puis redemandez les images. Pour le tester : la page des réglages ou tern destination echo.",
  'field.duplicate': 'Cela figure déjà dans la liste.',
  'terminal.label.fetching': 'Récupère',
  'terminal.fetching': 'pour {{destination}}, {{images}}, reste {{remaining}}',
  'terminal.destination.none':
    "Aucun appareil de destination n'est configuré : les images du cloud ne peuvent être remises à aucun appareil ici.",
  'terminal.destination.added': 'Les images du cloud peuvent désormais être remises à {{aeTitle}}.',
  'terminal.destination.removed': 'Les images du cloud ne sont plus remises à {{aeTitle}}.',
  'terminal.destination.echo': '{{aeTitle}} a répondu en {{latency}}.',
  'terminal.destination.tls': 'chiffré (TLS)',
  'retrieves.progress': forms(
    '{{done}} image sur {{count, number}} vers {{destination}}',
    '{{done}} images sur {{count, number}} vers {{destination}}',
  ),
  'retrieves.looking': 'Recherche des images pour {{destination}}',
  'retrieves.failed': forms(
    "{{count, number}} n'a pas pu être remise",
    "{{count, number}} n'ont pas pu être remises",
  ),
  'retrieves.byMachine': 'Depuis le cloud, à la demande de {{name}}',
  'retrieves.byCloud': 'Depuis le cloud, qui les envoie de lui-même',
  'destinations.heading': "Remettre des images aux appareils d'ici",
  'destinations.lead':
    "Un poste de travail d'ici peut demander des images au cloud, ou le cloud peut lui en envoyer. Seuls les appareils de cette liste en reçoivent.",
  'destinations.none': "Aucun appareil n'est encore dans la liste.",
  'destinations.where': '{{host}}, port {{port}}',
  'destinations.encrypted': 'chiffré',
  'destinations.notEncrypted': 'non chiffré',
  'destinations.add': 'Ajouter un appareil …',
  'destinations.save': 'Ajouter',
  'destinations.cancel': 'Annuler',
  'destinations.aeTitle': "AE Title de l'appareil",
  'destinations.aeTitle.hint': 'Il figure dans ses réglages DICOM.',
  'destinations.host.hint': 'Où il se trouve sur votre réseau, par exemple 192.168.1.50.',
  'destinations.tls': 'Il reçoit les images chiffrées (DICOM sur TLS)',
  'destinations.tls.hint':
    "Son certificat doit être approuvé ici. Un technicien s'en charge avec : tern certificate trust",
  'destinations.remove': 'Retirer …',
  'destinations.remove.title': 'Retirer {{aeTitle}} de la liste ?',
  'destinations.remove.text':
    "Les images du cloud ne lui sont alors plus remises. Celles qu'il a déjà y restent.",
  'destinations.remove.confirm': 'Le retirer',
  'destinations.remove.cancel': 'Le garder',
};
