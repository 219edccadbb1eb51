import type { EN_DEVICES } from '../en/devices.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_DEVICES: TranslationOf<typeof EN_DEVICES, OneManyOther> = {
  'devices.title': 'Appareils',
  'devices.connectNew': 'Connecter un nouvel appareil',

  'knocks.heading': 'Non admis',
  'knocks.title': "{{device}} n'a pas été admis.",
  'knocks.last': 'Dernière fois {{time}}',
  'knocks.first': 'la première {{time}}',
  'knocks.asked': "a appelé l'AE Title {{title}}",
  'knocks.not-allowed.text': 'Il ne figure pas dans la liste des appareils autorisés.',
  'remedy.allow-device': "S'il est à vous, autorisez-le.",
  'knocks.limit.text': "Autant d'appareils que Tern le permet envoyaient en même temps.",
  'remedy.raise-limit':
    "L'appareil réessaie de lui-même. Si cela arrive souvent, demandez à votre service informatique de relever la limite.",
  'knocks.paused.text': 'Tern était alors en pause.',
  'remedy.nothing.paused-over':
    "La plupart des appareils réessaient après la pause. Si celui-ci ne le fait pas, relancez-y l'envoi.",
  'knocks.link-down.text': "Il n'y avait alors pas de connexion au cloud.",
  'remedy.nothing.link-down':
    "La plupart des appareils réessaient dès que la connexion est rétablie. Si celui-ci ne le fait pas, relancez-y l'envoi.",
  'knocks.cloud-rejected.text': 'Le cloud a refusé.',
  'remedy.cloud-must-allow.association':
    "Vérifiez sur l'appareil que l'AE Title auquel il envoie est le bon, ou adressez-vous à la personne qui gère votre cloud.",
  'knocks.allow': 'Autoriser cet appareil',
  'knocks.allowMeans':
    'Il pourra alors envoyer en tant que {{title}} depuis {{address}}, et de nulle part ailleurs.',
  'knocks.allowAddressMeans':
    'Tout ce qui se trouve à {{address}} pourra alors envoyer, sous tout AE Title.',
  'knocks.more': 'Plus',
  'knocks.anywhere': 'Autoriser depuis toute adresse',
  'knocks.anywhereMeans':
    "Pour un appareil dont l'adresse change. Tout ce qui s'appelle {{title}} pourra alors envoyer.",
  'knocks.forget': 'Oublier',
  'knocks.forgetMeans': "Il quitte cette liste et y revient s'il réessaie.",
  'knocks.allowed':
    "{{name}} peut envoyer à partir de maintenant. Relancez l'envoi sur l'appareil.",
  'knocks.forgotten': "{{name}} n'est plus parmi les appareils non admis.",

  'access.open.title': 'Tout appareil de ce réseau peut envoyer.',
  'access.open.text':
    "Tout ce qui connaît l'adresse de ce PC peut transmettre des images à votre cloud.",
  'access.open.change': "N'autoriser que ces appareils",
  'access.open.ask': 'Ne laisser envoyer que ces appareils ?',
  'access.open.confirm': 'Seulement ces appareils',
  'access.local.title': 'Seuls les appareils de votre liste peuvent envoyer.',
  'access.local.text': 'Tout autre est refusé et apparaît sur cette page, où vous décidez.',
  'access.local.change': 'Laisser tout appareil envoyer',
  'access.local.ask': 'Laisser envoyer tout appareil de ce réseau ?',
  'access.local.confirm': 'Laisser tout appareil envoyer',
  'access.cloud.title': 'Seuls les appareils de la liste du cloud peuvent envoyer.',
  'access.cloud.text': 'La personne qui gère votre cloud tient cette liste.',
  'access.close': forms(
    "L'appareil de cette page pourra continuer à envoyer. Tout autre sera refusé et apparaîtra ici, où un clic l'autorise.",
    "Les {{count, number}} appareils de cette page pourront continuer à envoyer. Tout autre sera refusé et apparaîtra ici, où un clic l'autorise.",
    "Les {{count, number}} d'appareils de cette page pourront continuer à envoyer. Tout autre sera refusé et apparaîtra ici, où un clic l'autorise.",
  ),
  'access.close.none':
    "Aucun appareil n'a encore envoyé : chacun sera d'abord refusé. Il apparaîtra alors ici, où un clic l'autorise.",
  'access.openUp':
    "Tout ce qui connaît l'adresse de ce PC pourra alors transmettre des images à votre cloud. La liste des appareils autorisés est supprimée.",
  'access.cancel': 'Laisser tel quel',

  'entries.heading': 'Aussi dans votre liste',
  'entries.machine': '{{title}} à {{address}}',
  'entries.title': "Tout ce qui s'appelle {{title}}, depuis toute adresse",
  'entries.address': 'Tout ce qui se trouve à {{address}}, sous tout AE Title',
  'entries.remove': 'Retirer de la liste',
  'entries.removed': 'Retiré de la liste : {{entry}}.',

  'machines.heading': 'Vos appareils',
  'machines.none': "Aucun appareil n'a encore envoyé.",
  'machines.noneHow':
    "Un appareil apparaît ici de lui-même dès qu'il s'est connecté à ce PC pour la première fois.",
  'machines.state.allowed': 'Peut envoyer',
  'machines.state.not-allowed': 'Ne peut pas envoyer',
  'machines.state.sending': 'Envoie en ce moment',
  'machines.state.quiet': 'Silencieux, alors que des images sont attendues',
  'machines.lastImage': 'Dernière image {{time}}',
  'machines.noImage': "Pas encore d'image",
  'machines.lastHello': 'Dernier écho {{time}}',
  'machines.noHello': "Pas encore d'écho",
  'machines.rename': 'Renommer',
  'machines.name': 'Nom de cet appareil',
  'machines.nameHint':
    "Comme vous l'appelez, par exemple « Échographe 1, salle 2 ». Vide : son AE Title, {{title}}.",
  'machines.save': 'Enregistrer',
  'machines.cancel': 'Annuler',
  'machines.policy': 'Ses images sont',
  'machines.policy.asAll': 'comme tous : {{policy}}',
  'machines.expect': 'Images attendues',
  'machines.expect.never': 'jamais',
  'machines.expect.days': forms(
    'chaque jour',
    'tous les {{count, number}} jours',
    'tous les {{count, number}} de jours',
  ),
  'machines.expect.week': 'chaque semaine',
  'machines.expect.hours': forms(
    'chaque heure',
    'toutes les {{count, number}} heures',
    "toutes les {{count, number}} d'heures",
  ),
  'machines.expect.own': 'autre durée …',
  'machines.hours': "Au moins une image toutes les tant d'heures",
  'machines.hoursHint': 'Si rien ne vient plus longtemps, Tern vous le dit.',
  'machines.hoursWrong': 'Tapez un nombre entier de 1 à 8760, soit un an.',
  'machines.software': 'Logiciel',
  'machines.implementation': "UID d'implémentation",
  'machines.firstSeen': 'Vu la première fois',
  'machines.lastSeen': 'Vu la dernière fois',

  'hello.test': "Tester l'écho",
  'hello.to': "De ce PC vers l'appareil",
  'hello.to.text': "Tern envoie un écho à l'appareil à l'adresse {{address}} et attend sa réponse.",
  'hello.port': "Port de l'appareil",
  'hello.portHint': 'Il figure dans ses réglages DICOM ; souvent 104.',
  'hello.portWrong': 'Tapez un nombre entier de 1 à 65535.',
  'hello.send': 'Envoyer un écho',
  'hello.running': 'En attente de la réponse …',
  'hello.answered': '{{name}} a répondu en {{latency}}.',
  'hello.onlySends':
    "Beaucoup d'appareils envoient seulement et ne répondent jamais. Pour vos images, c'est l'autre sens qui compte.",
  'hello.from': "De l'appareil vers ce PC",
  'hello.from.text': "Appuyez maintenant sur « Echo » ou « Verify » sur l'appareil.",
  'hello.waiting': 'En attente de son écho …',
  'hello.arrived': 'Son écho est arrivé, et le cloud y a répondu.',
  'hello.last': 'Son dernier écho est arrivé {{time}}.',
  'hello.never': "Il n'a encore jamais envoyé d'écho.",

  'forget.button': 'Oublier …',
  'forget.title': 'Oublier {{name}} ?',
  'forget.open':
    "Il quitte cette page, avec son nom et ses chiffres. Tout appareil peut envoyer : il revient donc dès qu'il le fait. Les images dans le cloud y restent.",
  'forget.local':
    "Il quitte cette page et la liste des appareils autorisés, avec son nom et ses chiffres. S'il envoie de nouveau, il est refusé jusqu'à ce que vous l'autorisiez. Les images dans le cloud y restent.",
  'forget.cloud':
    "Il quitte cette page, avec son nom et ses chiffres. La liste du cloud décide s'il peut envoyer ; elle reste telle quelle. Les images dans le cloud y restent.",
  'forget.confirm': "L'oublier",
  'forget.cancel': 'Le garder',
  'forget.done': "{{name}} est oublié et n'a plus le droit d'envoyer.",
  'forget.doneMaySend':
    '{{name}} est oublié. Il peut encore envoyer, et sera alors de nouveau ici.',
  'machines.titles': "AE Titles qu'il peut appeler",
  'machines.titles.hint':
    'Un ou plusieurs, séparés par des virgules. Laissez vide pour tous ceux que ce PC accepte.',
  'machines.titles.nothing':
    "Pour l'instant il ne peut en appeler aucun, donc il ne peut pas envoyer. Saisissez-en un, ou enregistrez vide pour tous.",
  'machines.titles.any': 'tous',
};
