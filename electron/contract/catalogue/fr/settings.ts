import type { EN_SETTINGS } from '../en/settings.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_SETTINGS: TranslationOf<typeof EN_SETTINGS, OneManyOther> = {
  'settings.title': 'Réglages',
  'settings.lead':
    'Une modification est enregistrée quand vous appuyez sur Entrée ou quittez le champ, et vaut aussitôt. Échap annule ce que vous avez saisi.',
  'settings.saving': 'Enregistrement …',
  'settings.saved': 'Enregistré',
  'settings.overridden':
    "Enregistré, mais Tern a été démarré avec une autre valeur. Tant qu'il est démarré ainsi, c'est celle-là qui vaut.",
  'settings.fromCloud': "Fixé par le cloud. Seul l'exploitant de votre cloud peut le changer.",
  'settings.undo': 'Annuler',
  'settings.undoWhich': 'Annuler : {{name}}',

  'settings.network.heading': 'Ce PC sur le réseau des appareils',
  'settings.network.lead': 'Ce que vous changez ici doit aussi être changé sur vos appareils.',
  'settings.network.devices': 'Quels appareils peuvent envoyer, et leurs noms',
  'settings.aeTitle.hint':
    "Le nom de ce PC, à saisir sur les appareils. Les images sous d'autres titres passent aussi ; le titre est transmis tel quel.",
  'settings.port.hint':
    "Le nouveau port vaut aussitôt : un appareil qui ne le connaît pas encore ne peut pas envoyer. L'envoi en cours se termine.",

  'settings.success.heading': 'Quand un appareil reçoit « succès »',
  'settings.success.relay.cloud': "Une fois que le cloud détient l'image",
  'settings.success.relay.archive': "Une fois que l'archive détient l'image",
  'settings.success.relay.why':
    "Un appareil qui lit « succès » peut effacer sa propre copie. Tern transmet donc chaque image aussitôt et attend la réponse du destinataire avant de répondre à l'appareil. Rien d'une image ne reste sur ce PC.",
  'settings.success.relay.offline':
    'Tant que la connexion est coupée, les appareils sont priés de réessayer plus tard. Ils conservent leurs images jusque-là.',
  'settings.success.choice.relay.cloud': 'À l’abri dans le cloud',
  'settings.success.choice.relay.archive': 'À l’abri dans l’archive',
  'settings.success.choice.spool': 'À l’abri sur ce PC',
  'settings.success.choice.cloud-first.cloud': 'Le cloud d’abord',
  'settings.success.choice.cloud-first.archive': 'L’archive d’abord',
  'settings.success.spool.cloud': 'Dès que ce PC a l’image, scellée',
  'settings.success.spool.archive': 'Dès que ce PC a l’image, scellée',
  'settings.success.spool.why':
    'Les appareils sont libres aussitôt, si lente que soit la ligne. Tern garde chaque image sur ce PC, chiffrée avec une clé de son trousseau, l’envoie et ne l’efface que lorsque son reçu est là.',
  'settings.success.spool.offline':
    'Pendant une coupure, les appareils continuent d’envoyer et ce PC garde les images. Si ce PC tombe en panne avant qu’elles soient envoyées, ces images n’existent plus que là où l’appareil les a encore.',
  'settings.success.cloud-first.cloud':
    'Dès que le cloud a l’image ; s’il est injoignable, dès que ce PC l’a',
  'settings.success.cloud-first.archive':
    'Dès que l’archive a l’image ; si elle est injoignable, dès que ce PC l’a',
  'settings.success.cloud-first.why':
    'Tant que la connexion est établie, rien d’une image ne reste sur ce PC. Quand elle est coupée, Tern garde les images ici, chiffrées, et les envoie plus tard.',
  'settings.success.cloud-first.offline':
    'Pendant une coupure, les appareils continuent d’envoyer et ce PC garde les images. Si ce PC tombe en panne avant qu’elles soient envoyées, ces images n’existent plus que là où l’appareil les a encore.',
  'settings.success.byCloud': 'C’est le cloud qui l’a fixé.',

  'settings.internet.heading': 'Connexion internet',
  'settings.rate': "Limite d'envoi",
  'settings.rate.hint':
    'Ce que tous les appareils ensemble peuvent envoyer au cloud. Vide : pas de limite.',
  'settings.rate.now': 'Actuellement : {{rate}}.',
  'settings.rate.none': 'aucune',
  'settings.hours': 'Heures de la limite',
  'settings.hours.hint':
    "La limite ne vaut qu'entre ces heures, à l'horloge de ce PC ; elles peuvent passer minuit. Si les deux sont vides, elle vaut toujours.",
  'settings.hours.idle':
    "S'il y a une limite, elle peut ne valoir qu'à certaines heures. Il n'y en a pas actuellement.",
  'settings.hours.from': 'De',
  'settings.hours.to': 'À',
  'settings.proxy': 'Proxy',
  'settings.proxy.hint':
    "Seulement si votre réseau ne laisse rien sortir sans lui ; il ne doit pas demander de mot de passe. Si les deux sont vides, aucun n'est utilisé.",
  'settings.proxy.host': 'Nom ou adresse IP',

  'settings.certificate': 'Certificat supplémentaire',
  'settings.certificate.hint':
    'Seulement si votre réseau inspecte les connexions chiffrées (inspection TLS). Votre technicien a le fichier.',
  'settings.certificate.consequence':
    "Celui qui exploite l'inspection pourra lire ce que ce PC communique au cloud, ses accusés de réception et, lors de l'appairage, sa clé. Les images restent chiffrées avec cette clé. Appairez donc ce PC hors de l'inspection si possible.",
  'settings.certificate.none': "Aucun n'est enregistré.",
  'settings.certificate.set': forms(
    'Un certificat est enregistré.',
    '{{count, number}} certificats sont enregistrés.',
    '{{count, number}} de certificats sont enregistrés.',
  ),
  'settings.certificate.add': 'Ajouter un certificat …',
  'settings.certificate.replace': 'Remplacer …',
  'settings.certificate.remove': 'Retirer',
  'settings.certificate.label': 'Certificat de votre réseau (PEM)',
  'settings.certificate.trust': 'Lui faire confiance',
  'settings.certificate.cancel': 'Annuler',

  'settings.app.heading': 'Cette application',
  'settings.language.system': 'Comme ce PC',
  'settings.login.hint':
    "Les appareils peuvent envoyer dès que quelqu'un a ouvert une session sur ce PC. Sinon, seulement une fois Tern ouvert.",

  'settings.advanced.heading': 'Avancé',
  'settings.advanced.lead': "Pour les techniciens. En usage normal, rien n'est à changer ici.",
  'settings.advanced.machines': 'Appareils',
  'settings.advanced.link': 'Liaison avec le cloud',
  'settings.advanced.here': 'Sur ce PC',
  'settings.host': 'Adresse de ce PC',
  'settings.host.hint':
    'Où les appareils peuvent se connecter. 0.0.0.0 : à toutes les adresses de ce PC.',
  'settings.dicom.maxAssociations': 'Appareils à la fois',
  'settings.dicom.maxAssociations.hint':
    "Combien d'associations peuvent être ouvertes à la fois. Les autres sont priées de réessayer.",
  'settings.dicom.maxPduBytes': 'Longueur des PDU',
  'settings.dicom.maxPduBytes.hint': 'La plus longue PDU demandée aux appareils.',
  'settings.dicom.artimTimeoutMs': "Attente d'une association",
  'settings.dicom.artimTimeoutMs.hint':
    'Combien de temps une connexion peut rester sans association (ARTIM).',
  'settings.dicom.pduTimeoutMs': "Attente de la fin d'une PDU",
  'settings.dicom.pduTimeoutMs.hint':
    "Combien de temps peut prendre une PDU commencée. L'attente du cloud ne compte pas.",
  'settings.dicom.idleTimeoutMs': 'Association silencieuse',
  'settings.dicom.idleTimeoutMs.hint':
    "Combien de temps un appareil peut ne rien envoyer avant d'être déconnecté.",
  'settings.ports': 'Ports du canal de données',
  'settings.ports.hint':
    "Dans l'ordre des essais, comme 443, 4443. Vide : ceux que le cloud a indiqués.",
  'settings.ports.none': 'ceux du cloud',
  'settings.link.connectTimeoutMs': 'Attente de la connexion',
  'settings.link.connectTimeoutMs.hint': 'Combien de temps peut prendre la connexion au cloud.',
  'settings.link.associationTimeoutMs': 'Attente de la réponse du cloud',
  'settings.link.associationTimeoutMs.hint':
    'Combien de temps le cloud peut prendre pour répondre à une association.',
  'settings.link.heartbeatIntervalMs': 'Battement',
  'settings.link.heartbeatIntervalMs.hint': 'À quel rythme ce PC demande si le cloud est là.',
  'settings.link.backoffMinMs': 'Attente la plus courte après un échec',
  'settings.link.backoffMinMs.hint': 'Après le premier échec pour joindre le cloud.',
  'settings.link.backoffMaxMs': 'Attente la plus longue après des échecs',
  'settings.link.backoffMaxMs.hint': "L'attente croît avec chaque échec jusqu'à cette valeur.",
  'settings.webPort': 'Port du tableau de bord dans le navigateur',
  'settings.webPort.hint':
    "0 en prend un libre ; vide le désactive. Ceci ne vaut qu'après le prochain démarrage de Tern.",
  'settings.webPort.none': 'non',
  'settings.keepDays': 'Registre des livraisons',
  'settings.keepDays.hint':
    'Combien de temps est conservé ce qui a été livré. Il ne contient pas de données de patients.',
  'settings.keepDays.unit': 'jours',
  'settings.aeTitle.hintListed':
    'Le nom de ce PC, à saisir sur les appareils. À part lui, seuls les titres ci-dessous passent ; ils sont transmis tels quels.',
  'settings.aeTitle.hintOnly':
    'Le nom de ce PC, à saisir sur les appareils. Les images sous tout autre titre ne sont pas admises.',
  'settings.calledTitles': 'Autres AE Titles',
  'settings.calledTitles.hint':
    "Titres auxquels les appareils peuvent aussi envoyer, séparés par des virgules. Vide : n'importe quel titre. Pour n'en accepter aucun autre, saisissez l'AE Title lui-même.",
  'settings.calledTitles.none': "n'importe lequel",
};
