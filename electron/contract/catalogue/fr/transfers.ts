import type { EN_TRANSFERS } from '../en/transfers.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_TRANSFERS: TranslationOf<typeof EN_TRANSFERS, OneManyOther> = {
  'transfers.title': 'Envois',
  'transfers.lead':
    "Tern ne garde aucune image sur ce PC. Chacune est transmise pendant que l'appareil attend la réponse.",
  'transfers.history': 'Ce qui a été envoyé',
  'transfers.filters': 'Filtres',
  'transfers.machine': 'Appareil',
  'transfers.anyMachine': 'Tous les appareils',
  'transfers.sampleMachine': '{{name}} (exemple)',
  'transfers.outcome': "Ce qu'il en est advenu",
  'transfers.anyOutcome': 'Tout',
  'transfers.only.delivered': 'En sûreté dans le cloud',
  'transfers.only.accepted': 'Accusé attendu',
  'transfers.only.failed': 'Non arrivé',
  'transfers.only.refused': 'Refusé',
  'transfers.only.incomplete': 'Interrompu',
  'transfers.only.mismatch': "L'accusé ne concorde pas",
  'transfers.fromDay': 'À partir du',
  'transfers.untilDay': "Jusqu'au",
  'transfers.daysSwapped': 'Le premier jour est après le dernier.',
  'transfers.identifier': "Identifiant d'une image",
  'transfers.clear': 'Tout afficher',
  'transfers.shown': forms(
    '{{count, number}} image',
    '{{count, number}} images',
    "{{count, number}} d'images",
  ),
  'transfers.shownMore': forms(
    "{{count, number}} image jusqu'ici ; les précédentes suivent en défilant",
    "{{count, number}} images jusqu'ici ; les précédentes suivent en défilant",
    "{{count, number}} d'images jusqu'ici ; les précédentes suivent en défilant",
  ),
  'transfers.nothingFits': 'Aucun envoi ne correspond à ces filtres.',
  'transfers.reading': 'Lecture …',
  'transfers.readingOlder': 'Lecture des précédents …',
  'transfers.tryAgain': 'Réessayer',
  'transfers.notRead': "Ce qui a été envoyé n'a pas pu être lu.",
  'transfers.sample': 'exemple',
  'transfers.sampleNote': "Images de personne, de l'appareil d'exemple intégré.",
  'transfers.place.refused': "toujours sur l'appareil",
  'transfers.place.incomplete': "toujours sur l'appareil",
  'transfers.place.mismatch': "à garder sur l'appareil",
  'transfers.story.delivered.text':
    "Le cloud a confirmé chacune, et l'accusé concorde avec ce que l'appareil a envoyé.",
  'transfers.story.delivered.advice': "Il n'y a rien à faire.",
  'transfers.story.archived.text':
    "L'archive a accepté chacune. Une archive ne donne pas d'accusé de réception.",
  'transfers.story.archived.advice': "Il n'y a rien à faire.",
  'transfers.story.accepted.text':
    "Le cloud a accepté chacune, mais l'accusé de réception manque encore. Tern continue de demander.",
  'transfers.story.accepted.advice':
    "Ne les effacez pas encore de l'appareil. Si cela dure plus d'une heure, prévenez la personne qui gère votre cloud.",
  'transfers.story.refused.text':
    "Le cloud ne les a pas acceptées, et rien ne reste sur ce PC. L'appareil en a été averti et les a toujours.",
  'transfers.story.refused.advice':
    "Ne les effacez pas de l'appareil. Communiquez à la personne qui gère votre cloud ce qu'il a répondu (ci-dessous), puis renvoyez-les depuis l'appareil.",
  'transfers.story.incomplete.text':
    "L'envoi s'est interrompu. Rien d'incomplet n'est gardé ; l'appareil en a été averti et les a toujours.",
  'transfers.story.incomplete.advice':
    "La plupart des appareils renvoient d'eux-mêmes. Si elles n'apparaissent pas plus haut comme livrées, renvoyez-les depuis l'appareil.",
  'transfers.story.mismatch.text':
    "Ce que le cloud contient diffère de ce que l'appareil a envoyé. Elles ne sont pas considérées comme livrées.",
  'transfers.story.mismatch.advice':
    "Ne les effacez pas de l'appareil. Renvoyez-les et prévenez la personne qui gère votre cloud.",
  'transfers.times': 'Envoyé',
  'transfers.size': 'Taille',
  'transfers.noUid': 'sans identifiant',
  'transfers.receipt.id': 'Accusé',
  'transfers.receipt.storedAt': 'Enregistrée dans le cloud',
  'transfers.receipt.here': 'SHA-256 ici',
  'transfers.receipt.cloud': 'SHA-256 dans le cloud',
  'transfers.receipt.sizeCloud': 'Taille dans le cloud',
  'transfers.receipt.same': "Identiques : le cloud contient exactement ce que l'appareil a envoyé.",
  'transfers.receipt.differs': "Différents : le cloud ne contient pas ce que l'appareil a envoyé.",
  'transfers.receipt.unknown': 'inconnu',
  'transfers.receipt.waiting': "L'accusé n'est pas encore arrivé.",
  'transfers.receipt.none': "Il n'y a pas d'accusé.",
  'transfers.receipt.gone': "Cette image n'est plus dans la liste.",
};
