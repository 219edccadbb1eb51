import type { EN_STATE } from '../en/state.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_STATE: TranslationOf<typeof EN_STATE, OneManyOther> = {
  'number.2': 'Deux',
  'number.3': 'Trois',
  'number.4': 'Quatre',
  'number.5': 'Cinq',
  'number.6': 'Six',
  'number.7': 'Sept',
  'number.8': 'Huit',
  'number.9': 'Neuf',
  'number.10': 'Dix',
  'count.images': forms(
    '{{count, number}} image',
    '{{count, number}} images',
    "{{count, number}} d'images",
  ),
  'count.fromMachines': forms(
    'de {{count, number}} appareil',
    'de {{count, number}} appareils',
    "de {{count, number}} d'appareils",
  ),

  'machine.subject.given': '« {{name}} »',
  'machine.subject.named': '« {{name}} » ({{address}})',
  'machine.subject.address': "Un appareil à l'adresse {{address}}",
  'machine.subject.unknown': 'Un appareil',
  'machine.origin.given': 'de « {{name}} »',
  'machine.origin.named': 'de « {{name}} » ({{address}})',
  'machine.origin.address': "d'un appareil à l'adresse {{address}}",
  'machine.origin.unknown': "d'un appareil",

  'clock.ahead': "L'horloge de ce PC avance de {{duration}}.",
  'clock.behind': "L'horloge de ce PC retarde de {{duration}}.",
  'clock.wasAhead': "L'horloge de ce PC avançait de {{duration}}.",
  'clock.wasBehind': "L'horloge de ce PC retardait de {{duration}}.",
  'clock.wrong': "L'horloge de ce PC n'est pas à l'heure.",
  'clock.wasWrong': "L'horloge de ce PC n'était pas à l'heure.",

  'headline.gone.title': 'Tern ne fonctionne pas sur ce PC.',
  'headline.gone.text':
    "Aucun appareil ne peut envoyer tant qu'il est arrêté. Démarrez Tern ou redémarrez ce PC.",
  'headline.starting.title': 'Tern démarre.',
  'headline.starting.text': "Un instant, s'il vous plaît.",
  'headline.removed.title': 'Ce PC a été retiré du compte de votre établissement.',
  'headline.removed.text':
    "Sa clé n'est plus valable, donc aucun appareil ne peut envoyer. S'il s'agit d'une erreur, demandez un nouveau code d'association.",
  'headline.paused.title': 'Tern est en pause.',
  'headline.paused.finishing':
    "L'envoi en cours se termine. Les autres appareils sont priés de réessayer plus tard.",
  'headline.paused.text':
    'Vos appareils sont priés de réessayer plus tard et conservent leurs images. Reprenez pour recevoir à nouveau.',
  'headline.unpaired.title': 'Pas encore associé.',
  'headline.unpaired.text':
    "Saisissez le code que l'on vous a donné, et ce PC fera partie de votre établissement.",
  'headline.pairing.title': 'Association de ce PC en cours.',
  'headline.exchanging.text': 'Le code est échangé contre une clé.',
  'headline.storing.text': 'La clé est mise en lieu sûr.',
  'headline.cannotSend': 'Aucun appareil ne peut envoyer à ce PC. {{advice}}',
  'headline.connecting.title': 'Connexion au cloud en cours.',
  'headline.connecting.text': 'Vos appareils pourront envoyer dès que la connexion sera établie.',
  'headline.stale.title': "Le cloud n'a pas répondu depuis un moment.",
  'headline.stale.text':
    "Tern continue d'essayer. Si des images n'arrivent pas, vos appareils en sont avertis et les gardent.",
  'headline.clockWrong.text':
    "Les images passent toujours, mais avec de mauvaises heures. Réglez la date et l'heure de ce PC sur automatique.",
  'headline.connected.title': forms(
    'Un appareil est connecté.',
    '{{number}} appareils sont connectés.',
    "{{number}} d'appareils sont connectés.",
  ),
  'headline.connected.text': "Rien n'est en route en ce moment.",
  'headline.sending.title': forms(
    'Un appareil envoie.',
    '{{number}} appareils envoient.',
    "{{number}} d'appareils envoient.",
  ),
  'headline.sending.cloud': "Une image ne compte qu'une fois confirmée par le cloud.",
  'headline.sending.archive': "Une image ne compte qu'une fois confirmée par l'archive.",
  'headline.alsoLook': 'Un autre point demande votre attention ; il figure plus bas.',
  'headline.awaiting.title': forms(
    'Une image attend son accusé de réception.',
    '{{number}} images attendent leur accusé de réception.',
    "{{number}} d'images attendent leur accusé de réception.",
  ),
  'headline.awaiting.text':
    "Le cloud a accepté ce qui a été envoyé. L'envoi est considéré comme livré une fois l'accusé reçu.",
  'headline.problems.title': forms(
    'Un point demande votre attention.',
    '{{number}} points demandent votre attention.',
    '{{number}} de points demandent votre attention.',
  ),
  'headline.problems.text': "Ce qu'il faut faire pour chacun figure plus bas.",
  'headline.failed.title': forms(
    "Une image n'est pas arrivée aujourd'hui.",
    "{{number}} images ne sont pas arrivées aujourd'hui.",
    "{{number}} d'images ne sont pas arrivées aujourd'hui.",
  ),
  'headline.failed.text':
    "Elles sont encore sur l'appareil, sauf si elles ont été renvoyées depuis. La liste ci-dessous montre de quel appareil il s'agit.",
  'headline.ready.title': 'Prêt pour la première image.',
  'headline.ready.cloud':
    "Ce PC est connecté au cloud. Envoyez une image d'essai depuis l'un de vos appareils.",
  'headline.ready.archive':
    "Ce PC est connecté à l'archive. Envoyez une image d'essai depuis l'un de vos appareils.",
  'headline.allIn.cloud': 'Toutes les images sont dans le cloud.',
  'headline.allIn.archive': "Toutes les images sont dans l'archive.",
  'headline.today': "Aujourd'hui, {{images}} {{fromMachines}}.",
  'headline.nothingToday': "Rien n'a encore été envoyé aujourd'hui.",
  'headline.receiptsMatch': 'Chacune a un accusé de réception qui concorde.',
  'headline.archiveTook': "L'archive a accepté chacune d'elles.",

  'link.unpaired.label': 'Pas associé',
  'link.unpaired.text': "Ce PC n'est associé à aucun cloud.",
  'link.connecting.label': 'Connexion',
  'link.connecting.text': 'Tern se connecte au cloud.',
  'link.online.label': 'En ligne',
  'link.online.text': 'Le cloud répond.',
  'link.stale.label': 'Pas de réponse récente',
  'link.stale.text': "Le cloud n'a pas répondu depuis un moment.",
  'link.offline.label': 'Hors ligne',
  'link.refused.label': 'Retiré',
  'link.refused.text': 'Ce PC a été retiré du compte de votre établissement.',
  'link.clock-wrong.label': "En ligne, horloge pas à l'heure",

  'listener.port': 'Le port {{port}}',
  'listener.anyPort': 'Le port pour vos appareils',
  'listener.inUse.title': '{{name}} est déjà utilisé.',
  'listener.inUse.titleBy': '{{name}} est déjà utilisé par {{program}}.',
  'listener.inUse.text':
    'Un seul programme peut y recevoir, donc aucun appareil ne peut envoyer à ce PC.',
  'listener.inUse.advice':
    "Fermez l'autre programme DICOM de ce PC, ou demandez à votre service informatique de donner un autre port à Tern.",
  'listener.inUse.adviceBy':
    'Fermez {{program}}, ou demandez à votre service informatique de donner un autre port à Tern.',
  'listener.notPermitted.title': '{{name}} est interdit à Tern.',
  'listener.notPermitted.text':
    'Sur ce PC, les ports inférieurs à 1024 exigent des droits particuliers, donc aucun appareil ne peut envoyer.',
  'listener.notPermitted.advice':
    "Demandez à votre service informatique de choisir un port supérieur à 1024, par exemple 11112, ou d'accorder ce droit.",
  'listener.failed.title': 'Tern ne peut rien recevoir de vos appareils.',
  'listener.failed.text':
    "L'adresse ou le port indiqué ne fonctionne pas, donc aucun appareil ne peut envoyer.",
  'listener.failed.advice':
    "Redémarrez ce PC. Si cela persiste, demandez à votre service informatique de vérifier l'adresse et le port dans les réglages.",
};
