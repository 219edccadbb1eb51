import type { EN_REFUSED } from '../en/refused.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_REFUSED: TranslationOf<typeof EN_REFUSED, OneManyOther> = {
  'knocks.title.object': "{{device}} : le cloud n'a pas tout accepté.",
  'knocks.title.nothing': "{{device}} : rien de ce que cet appareil propose n'est accepté.",
  'knocks.title.stranger': '{{device}} ne parle pas DICOM ici.',
  'knocks.called-ae.text': "Il a appelé l'AE Title {{title}}, et il ne peut pas l'appeler ici.",
  'knocks.nothing-accepted.text':
    "Il voulait transmettre, entre autres : {{kind}}. Rien n'a été accepté.",
  'knocks.object-refused.text': 'Ce qui a été envoyé : {{kind}}. {{meaning}}',
  'knocks.tls-hello.text': 'Il a commencé une connexion chiffrée (TLS) au port du DICOM simple.',
  'knocks.tls-missing.text': 'Il est venu sans chiffrement au port du DICOM chiffré.',
  'knocks.certificate-refused.text': "Il n'a présenté aucun certificat accepté ici.",
  'knocks.tls-failed.text':
    "Tern et lui n'ont pas trouvé de chiffrement commun, ou il ne fait pas confiance à ce PC.",
  'knocks.http-request.text':
    'Un navigateur ou un programme pour pages web a appelé le port DICOM.',
  'knocks.not-dicom.text': 'Il parle autre chose que DICOM à ce port.',
  'knocks.broke-rules.text':
    'Il a envoyé des données contraires aux règles de DICOM, et la connexion a été fermée.',
  'knocks.by.this-pc': 'refusé par ce PC',
  'knocks.by.far-end': 'refusé par le cloud',
  'knocks.command': 'Pour le service informatique',
  'knocks.allowCalled': 'Autoriser cet AE Title',
  'knocks.allowCalledMeans': 'Tout appareil autorisé pourra alors appeler {{title}} sur ce PC.',
  'knocks.allowCalledDeviceMeans': 'Cet appareil pourra alors appeler aussi {{title}}.',
  'knocks.calledAllowed':
    "{{title}} peut être appelé à partir de maintenant. Relancez l'envoi sur l'appareil.",

  'refusedStatus.no-room': "Le cloud n'a pas de place pour cela en ce moment.",
  'refusedStatus.not-taken': "Le cloud n'accepte pas ce type.",
  'refusedStatus.not-allowed': 'Le cloud dit que cela ne peut pas être enregistré.',
  'refusedStatus.faulty': "Le cloud dit que quelque chose n'y est pas correct.",
  'refusedStatus.other': 'Le cloud donne pour raison le code {{code}}.',

  'remedy.allow-called-ae':
    "Si ce titre est voulu, autorisez-le. Sinon, corrigez-le sur l'appareil.",
  'remedy.resume':
    "Tern est encore en pause. Mettez fin à la pause, puis relancez l'envoi sur l'appareil.",
  'remedy.cloud-must-allow.device':
    "Seul le cloud peut l'autoriser. Demandez à la personne qui gère votre cloud d'y ajouter cet appareil.",
  'remedy.cloud-must-allow.called-ae':
    "Le cloud ne connaît pas l'AE Title {{title}}. Corrigez-le sur l'appareil, ou demandez à la personne qui gère votre cloud de l'ajouter.",
  'remedy.cloud-must-allow.sop-class':
    'Seule la personne qui gère votre cloud peut y faire accepter ce type.',
  'remedy.cloud-must-allow.transfer-syntax':
    "Choisissez une autre compression sur l'appareil, ou demandez à la personne qui gère votre cloud d'accepter celle-ci.",
  'remedy.cloud-must-allow.object':
    "Ne l'effacez pas de l'appareil. Prévenez la personne qui gère votre cloud, puis renvoyez.",
  'remedy.change-device.no-tls':
    "Désactivez TLS pour cette connexion sur l'appareil, ou indiquez-lui le port de ce PC prévu pour TLS.",
  'remedy.trust-certificate':
    "Si l'appareil est à vous, demandez à votre service informatique de faire confiance ici à son certificat.",
  'remedy.change-device.use-tls':
    "Activez TLS pour cette connexion sur l'appareil, ou donnez-lui le port de ce PC prévu pour le DICOM non chiffré.",
  'remedy.change-device.newer-tls':
    "L'appareil doit parler TLS 1.2 ou plus récent et faire confiance au certificat de ce PC. Votre service informatique peut l'exporter.",
  'remedy.change-device.called-ae':
    "Cela ne peut figurer dans aucune liste. Saisissez sur l'appareil un AE Title fait de lettres et de chiffres simples.",
  'remedy.change-device.offer':
    "Ce PC s'en charge lui-même et ne le propose pas sous cette forme. Les images ne sont pas concernées.",
  'remedy.change-device.object':
    "Ne l'effacez pas de l'appareil. Regardez-le là-bas ; s'il est en ordre, prévenez la personne qui gère votre cloud.",
  'remedy.nothing.allowed-now': "C'est autorisé maintenant. Relancez l'envoi sur l'appareil.",
  'remedy.nothing.cloud-busy':
    "Le cloud était occupé. La plupart des appareils réessaient d'eux-mêmes. Si celui-ci ne le fait pas, relancez-y l'envoi.",
  'remedy.nothing.not-dicom':
    "Les images n'arrivent pas ainsi. Si vous ne savez pas ce qui se trouve à cette adresse, demandez à votre service informatique.",
  'remedy.nothing.broke-rules':
    "Renvoyez depuis l'appareil. Si cela se reproduit, prévenez son fabricant.",

  'offers.heading': forms(
    "{{count, number}} offre de cet appareil n'est pas acceptée",
    '{{count, number}} offres de cet appareil ne sont pas acceptées',
    "{{count, number}} d'offres de cet appareil ne sont pas acceptées",
  ),
  'offers.lead':
    "Les appareils proposent plus qu'ils n'utilisent ; c'est courant. Cela ne compte que si l'appareil veut envoyer justement cela.",
  'offers.why.kind': "ce type n'est pas accepté",
  'offers.why.syntax': 'pas sous cette forme : {{syntaxes}}',
  'offers.why.none': 'sans raison donnée',

  'service.echo': 'Écho',
  'service.find': 'Recherche',
  'service.retrieve': "Récupération d'images",
  'service.worklist': 'Liste de travail',
  'service.procedureStep': "Avis sur l'examen (MPPS)",
  'service.commitment': "Confirmation d'enregistrement",
  'service.print': 'Impression',
  'service.object': 'objet DICOM {{uid}}',
  'syntax.uncompressed': 'non compressé',
  'syntax.uncompressedBig': 'non compressé, gros-boutiste',
  'syntax.deflated': 'deflate',

  'association.running': forms(
    "{{count, number}} image jusqu'ici",
    "{{count, number}} images jusqu'ici",
    "{{count, number}} d'images jusqu'ici",
  ),
  'association.complete': forms(
    "l'unique image est arrivée",
    'les {{count, number}} images sont arrivées',
    "les {{count, number}} d'images sont arrivées",
  ),
  'association.incomplete': 'arrivées : {{confirmed}} sur au moins {{expected}} ; {{cause}}',
  'association.refused-some':
    "arrivées : {{confirmed}} sur {{expected}}, le cloud n'en a pas accepté {{refused}}",
  'association.cause.broke-off': "l'appareil a interrompu l'envoi",
  'association.cause.link-lost': 'la connexion au cloud a été perdue',
  'association.cause.stopped': "ce PC a mis fin à l'envoi",
  'association.cause.unknown': 'Tern ne fonctionnait plus',
  'association.cause.released': "l'appareil s'est arrêté trop tôt",
  'association.cutOff': "l'image {{number}} a été coupée",
  'association.arrivedLater': forms(
    "{{count, number}} d'entre elles est arrivée plus tard",
    "{{count, number}} d'entre elles sont arrivées plus tard",
    "{{count, number}} d'entre elles sont arrivées plus tard",
  ),
  'association.heading': 'Interrompus',
  'association.lead':
    "Ce qui n'est pas arrivé est encore sur l'appareil. La plupart des appareils renvoient d'eux-mêmes.",

  'machines.room': 'Salle',
  'machines.roomHint': 'Où il se trouve. Peut rester vide.',
  'machines.sends': "Ce qu'il envoie",
  'machines.sends.none': 'rien encore',
  'machines.sends.line': '{{kind}}, {{syntax}} : {{number}}, dernière fois {{time}}',
  'machines.calls': "AE Titles qu'il appelle",
  'machines.maybeSame': "Il ressemble à {{name}}, qui n'est plus venu de son ancienne adresse.",
  'machines.same': "C'est le même appareil",
  'machines.merged':
    '{{name}} est de nouveau un seul appareil. Désormais, Tern le reconnaît à son titre, quelle que soit son adresse.',
  'values.furtherTitles': 'Autres AE Titles',
};
