import type { EN_SPOOL } from '../en/spool.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_SPOOL: TranslationOf<typeof EN_SPOOL, OneManyOther> = {
  'delivery.queued': "en sûreté sur ce PC, en attente d'envoi",
  'delivery.held': 'sur ce PC, attend votre décision',
  'delivery.discarded': 'abandonné sur ce PC',
  'transfers.only.queued': 'En sûreté sur ce PC',
  'transfers.only.held': 'Attend votre décision',
  'transfers.only.discarded': 'Abandonné',
  'transfers.place.held': 'gardé sur ce PC',
  'transfers.place.discarded': "n'est plus sur ce PC",
  'transfers.story.queued.text':
    'Elles sont chiffrées sur ce PC et sont envoyées dès que le cloud les accepte.',
  'transfers.story.queued.advice': "Il n'y a rien à faire ; laissez ce PC allumé.",
  'transfers.story.held.text':
    'Elles sont chiffrées sur ce PC et Tern ne peut pas les envoyer de lui-même.',
  'transfers.story.held.advice':
    "Ne les supprimez pas de l'appareil. Prévenez la personne qui s'occupe de Tern.",
  'transfers.story.discarded.text':
    "Quelqu'un les a abandonnées. Elles ont été effacées de ce PC et n'ont pas été envoyées.",
  'transfers.story.discarded.advice': "S'il les faut tout de même, renvoyez-les depuis l'appareil.",
  'problem.spool-full.title': "Ce PC n'a plus de place pour d'autres images.",
  'problem.spool-full.text':
    "Les appareils sont priés de renvoyer plus tard. Ce qui est déjà ici est gardé jusqu'à ce que le cloud l'ait.",
  'problem.spool-full.advice':
    "Libérez de l'espace sur le disque de ce PC et vérifiez que la connexion au cloud fonctionne.",
  'problem.spool-failed.title': "Une image n'a pas pu être enregistrée sur ce PC.",
  'problem.spool-failed.text':
    "L'appareil a été averti qu'elle n'est pas arrivée. Le disque est peut-être endommagé ou protégé en écriture.",
  'problem.spool-failed.advice': "Faites vérifier le disque de ce PC. Renvoyez depuis l'appareil.",
  'problem.spool-key-unavailable.title':
    "Tern ne peut pas enregistrer d'images sur ce PC : le trousseau est verrouillé.",
  'problem.spool-key-unavailable.text':
    'Les images sont enregistrées chiffrées, et la clé est dans le trousseau. Les appareils sont priés de renvoyer plus tard.',
  'problem.spool-key-unavailable.advice':
    'Ouvrez une session sur ce PC et déverrouillez le trousseau quand on vous le demande.',
  'problem.spool-key-missing.title':
    'Des images sur ce PC ne peuvent pas être ouvertes : leur clé manque.',
  'problem.spool-key-missing.text':
    "Elles sont gardées. Leur clé n'est pas dans le trousseau de ce PC : il a été réinitialisé, ou Tern tourne sous un autre compte. Les nouvelles images continuent comme d'habitude.",
  'problem.spool-key-missing.advice':
    "Rétablissez l'ancien trousseau, ou lancez Tern sous le compte d'avant ; les images sont alors envoyées d'elles-mêmes. Ne les supprimez pas des appareils.",
  'problem.spool-damaged.title': 'Des images enregistrées sur ce PC sont endommagées.',
  'problem.spool-damaged.text':
    'Leurs fichiers ont été modifiés ou le disque est défaillant. Elles sont mises de côté et ne sont pas envoyées.',
  'problem.spool-damaged.advice':
    "Renvoyez-les depuis l'appareil et faites vérifier le disque de ce PC.",
  'problem.spool-file-missing.title': 'Des images enregistrées sur ce PC ont disparu.',
  'problem.spool-file-missing.text':
    'Leurs fichiers ont été retirés du dossier de données de Tern, ce que personne ne doit faire.',
  'problem.spool-file-missing.advice':
    "Rétablissez les fichiers d'une sauvegarde, ou renvoyez les images depuis l'appareil.",
  'refusal.image-unreadable.title': "Une image enregistrée ne s'ouvre pas.",
  'refusal.image-unreadable.advice':
    "Son fichier a été modifié ou endommagé, ou sa clé n'est pas ici.",
  'terminal.spool.none': "Il n'y a pas d'image sur ce PC.",
  'terminal.spool.opened':
    "Écrit dans {{file}}. Ce fichier contient des données de patients en clair : supprimez-le quand il n'est plus utile.",
  'terminal.spool.damaged': 'modifiée ou endommagée',
  'terminal.spool.keyMissing': "sa clé n'est pas ici",
  'terminal.spool.unreadable': 'le fichier ne peut pas être lu',
  'terminal.spool.keyAsk':
    "Quiconque possède cette clé peut ouvrir toutes les images de ce PC. Gardez {{file}} comme vous garderiez les images. Tapez {{word}} et appuyez sur Entrée pour l'écrire.",
  'terminal.spool.keyWritten': 'La clé a été écrite dans {{file}}.',
  'terminal.spool.whole': forms(
    "{{count, number}} image s'ouvre en entier.",
    "{{count, number}} images s'ouvrent en entier.",
    "{{count, number}} d'images s'ouvrent en entier.",
  ),
};
