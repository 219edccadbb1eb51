import type { EN_PROBLEMS } from '../en/problems.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_PROBLEMS: TranslationOf<typeof EN_PROBLEMS, OneManyOther> = {
  'fault.no-network.title': 'La connexion à internet est coupée.',
  'fault.no-network.pastTitle': 'La connexion à internet était coupée.',
  'fault.no-network.text':
    "Aucune image n'est perdue : vos appareils enverront de nouveau, ou ce PC garde leurs images.",
  'fault.no-network.advice':
    'Vérifiez le câble réseau ou le Wi-Fi de ce PC, puis la box ou le routeur.',
  'fault.name-not-found.title': "L'adresse du cloud est introuvable.",
  'fault.name-not-found.pastTitle': "L'adresse du cloud était introuvable.",
  'fault.name-not-found.text':
    "Le réseau ne connaît pas le nom du cloud. Aucune image n'est perdue : vos appareils enverront de nouveau, ou ce PC garde leurs images.",
  'fault.name-not-found.advice':
    "Vérifiez si des sites web s'ouvrent sur ce PC. Si oui, demandez à votre service informatique de vérifier les réglages DNS et l'adresse du cloud.",
  'fault.port-closed.title': 'Le chemin vers le cloud est fermé.',
  'fault.port-closed.pastTitle': 'Le chemin vers le cloud était fermé.',
  'fault.port-closed.text':
    "La connexion a été refusée aussitôt, par un pare-feu ou parce que le service du cloud est arrêté. Aucune image n'est perdue : vos appareils enverront de nouveau, ou ce PC garde leurs images.",
  'fault.port-closed.advice':
    'Demandez à votre service informatique si le pare-feu laisse ce PC atteindre le cloud.',
  'fault.timed-out.title': 'Le cloud ne répond pas.',
  'fault.timed-out.pastTitle': 'Le cloud ne répondait pas.',
  'fault.timed-out.text':
    "Rien n'est revenu du cloud. Aucune image n'est perdue : vos appareils enverront de nouveau, ou ce PC garde leurs images.",
  'fault.timed-out.advice':
    "Vérifiez si des sites web s'ouvrent sur ce PC. Si oui, demandez à votre service informatique si un pare-feu bloque le chemin vers le cloud.",
  'fault.tls-altered.title': 'Quelque chose sur le réseau perturbe la connexion sécurisée.',
  'fault.tls-altered.pastTitle': 'Quelque chose sur le réseau perturbait la connexion sécurisée.',
  'fault.tls-altered.text':
    "Un pare-feu ou un antivirus ouvre ou modifie les connexions chiffrées. Tern n'envoie rien par une connexion qui n'est pas confidentielle de bout en bout.",
  'fault.tls-altered.advice':
    "Demandez à votre service informatique d'exclure l'adresse du cloud de l'inspection TLS du pare-feu ou de l'antivirus.",
  'fault.certificate-not-trusted.title': "Le certificat du cloud n'est pas fiable.",
  'fault.certificate-not-trusted.pastTitle': "Le certificat du cloud n'était pas fiable.",
  'fault.certificate-not-trusted.text':
    "Ce PC ne peut pas être sûr de parler au bon cloud, donc rien n'est envoyé.",
  'fault.certificate-not-trusted.advice':
    "Demandez à votre service informatique : soit le cloud de votre établissement utilise son propre certificat, que ce PC n'a pas reçu, soit quelqu'un s'est interposé.",
  'fault.key-refused.title': 'Le cloud a refusé la clé de ce PC.',
  'fault.key-refused.pastTitle': 'Le cloud a refusé la clé de ce PC.',
  'fault.key-refused.text':
    "La clé de ce PC n'est pas valable dans le cloud, donc aucune image ne peut être envoyée.",
  'fault.key-refused.advice':
    "Demandez un nouveau code d'association à la personne qui gère votre cloud, puis associez de nouveau ce PC.",
  'fault.cloud-down.title': 'Le cloud ne fonctionne pas en ce moment.',
  'fault.cloud-down.pastTitle': 'Le cloud ne fonctionnait pas.',
  'fault.cloud-down.text':
    "Le cloud répond, mais son service est en panne. Aucune image n'est perdue : vos appareils enverront de nouveau, ou ce PC garde leurs images.",
  'fault.cloud-down.advice':
    'Attendez quelques minutes. Si cela persiste, prévenez la personne qui gère votre cloud.',
  'fault.cloud-refused.title': "Le cloud n'a pas admis ce PC.",
  'fault.cloud-refused.pastTitle': "Le cloud n'a pas admis ce PC.",
  'fault.cloud-refused.text': "Le cloud a été joint, mais n'a pas accepté la connexion.",
  'fault.cloud-refused.advice':
    'Prévenez la personne qui gère votre cloud ; sa réponse figure sous « Détails ».',
  'fault.keychain-unavailable.title': 'Tern ne peut pas lire sa clé.',
  'fault.keychain-unavailable.pastTitle': 'Tern ne pouvait pas lire sa clé.',
  'fault.keychain-unavailable.text':
    "Le trousseau de ce PC est verrouillé ou absent, et c'est là qu'est gardée la clé du cloud. Tant qu'il n'est pas ouvert, aucune image ne peut être envoyée.",
  'fault.keychain-unavailable.advice':
    "Ouvrez une session sur ce PC pour que le trousseau s'ouvre, puis relancez Tern.",
  'fault.proxy-unreachable.title': 'Le proxy de votre réseau ne répond pas.',
  'fault.proxy-unreachable.pastTitle': 'Le proxy de votre réseau ne répondait pas.',
  'fault.proxy-unreachable.text':
    "Ce PC atteint le cloud par un proxy, et celui-ci ne répond pas. Aucune image n'est perdue : vos appareils enverront de nouveau, ou ce PC garde leurs images.",
  'fault.proxy-unreachable.advice':
    'Demandez à votre technicien si le proxy fonctionne et si son adresse dans les réglages de Tern est correcte.',
  'fault.proxy-password.title': 'Le proxy de votre réseau demande un mot de passe.',
  'fault.proxy-password.pastTitle': 'Le proxy de votre réseau demandait un mot de passe.',
  'fault.proxy-password.text':
    "Ce PC atteint le cloud par un proxy. Tern n'a pas de mot de passe pour lui, aucune image ne peut donc être envoyée.",
  'fault.proxy-password.advice':
    'Demandez à votre technicien de laisser ce PC passer par le proxy sans mot de passe.',
  'fault.proxy-refused.title': 'Le proxy de votre réseau ne laisse pas passer Tern.',
  'fault.proxy-refused.pastTitle': 'Le proxy de votre réseau ne laissait pas passer Tern.',
  'fault.proxy-refused.text':
    'Ce PC atteint le cloud par un proxy, et celui-ci refuse la connexion au cloud.',
  'fault.proxy-refused.advice':
    "Demandez à votre technicien d'autoriser l'adresse du cloud dans le proxy.",
  'fault.proxy-answer.title': "Ce qui répond à la place du proxy n'en est pas un.",
  'fault.proxy-answer.pastTitle': "Ce qui répondait à la place du proxy n'en était pas un.",
  'fault.proxy-answer.text':
    'Ce PC doit atteindre le cloud par un proxy, mais ce qui répond à cette adresse ne se comporte pas comme tel.',
  'fault.proxy-answer.advice':
    "Demandez à votre technicien de vérifier l'adresse et le port du proxy dans les réglages de Tern.",
  'fault.over.text':
    "C'est terminé. Ce qui était en cours d'envoi à ce moment-là, l'appareil doit le renvoyer.",
  'fault.over.advice': 'Si cela se reproduit : {{advice}}',

  'problem.uplink-removed.title': 'Ce PC a été retiré du compte de votre établissement.',
  'problem.uplink-removed.text':
    "Sa clé n'est plus valable dans le cloud, donc aucune image ne peut être envoyée d'ici.",
  'problem.uplink-removed.advice':
    "S'il s'agit d'une erreur, demandez un nouveau code d'association à la personne qui gère votre cloud et associez de nouveau ce PC.",
  'problem.clock-wrong.text':
    'Les images passent toujours, mais les heures notées pour elles sont fausses.',
  'problem.clock-wrong.advice': "Réglez la date et l'heure de ce PC sur automatique.",
  'problem.ledger-failed.title': 'Tern ne peut pas écrire son registre des envois.',
  'problem.ledger-failed.text':
    'La liste de ce qui a été livré est peut-être incomplète. Le disque est peut-être plein ou endommagé.',
  'problem.ledger-failed.advice': 'Libérez de la place sur le disque de ce PC, puis redémarrez-le.',
  'problem.disk-low.title': 'Le disque de ce PC est presque plein.',
  'problem.disk-low.text':
    "Moins de 1 Go est libre. Quand il n'y aura plus de place, Tern ne pourra plus noter ce qui a été livré.",
  'problem.disk-low.advice':
    "Libérez de l'espace sur le disque de ce PC, par exemple en vidant la corbeille.",
  'problem.device-not-allowed.title': "Un appareil n'a pas été admis.",
  'problem.device-not-allowed.text':
    "{{device}} a essayé d'envoyer, mais ne figure pas dans la liste des appareils autorisés.",
  'problem.device-not-allowed.advice': "S'il est à vous, autorisez-le à la page Appareils.",
  'problem.device-called-ae.title': "Un appareil a appelé un AE Title qui n'est pas autorisé.",
  'problem.device-called-ae.text': "{{device}} a essayé d'envoyer et n'a pas été admis.",
  'problem.device-called-ae.advice':
    "Autorisez le titre à la page Appareils, ou corrigez-le sur l'appareil.",
  'problem.device-nothing-accepted.title': "Rien de ce qu'un appareil propose n'est accepté.",
  'problem.device-nothing-accepted.text':
    '{{device}} a été admis, mais ne peut rien envoyer ainsi.',
  'problem.device-nothing-accepted.advice':
    "Ce qu'il voulait et ce qui aide figure à la page Appareils.",
  'problem.device-limit.title': "Trop d'appareils envoyaient en même temps.",
  'problem.device-limit.text':
    '{{device}} a dû attendre, car Tern avait déjà autant de connexions ouvertes que permis.',
  'problem.device-limit.advice':
    "L'appareil réessaie de lui-même. Si cela arrive souvent, demandez à votre service informatique de relever la limite.",
  'problem.device-protocol-error.title': 'Un appareil a envoyé autre chose que du DICOM.',
  'problem.device-protocol-error.text':
    '{{device}} a envoyé des données contraires aux règles du protocole. La connexion a été fermée.',
  'problem.device-protocol-error.advice':
    "Renvoyez depuis l'appareil. S'il n'est pas à vous, demandez à votre service informatique ce que c'est.",
  'problem.device-timeout.title': 'Un appareil ne répond plus.',
  'problem.device-timeout.text':
    "{{device}} a ouvert une connexion, puis n'a rien envoyé pendant trop longtemps. La connexion a été fermée.",
  'problem.device-timeout.advice': "Regardez l'appareil : l'envoi y est-il bloqué ? Renvoyez.",
  'problem.device-vanished.title': "Un appareil s'est déconnecté pendant l'envoi.",
  'problem.device-vanished.text':
    "{{device}} a disparu avant la fin de l'envoi. Rien d'incomplet n'a été gardé.",
  'problem.device-vanished.advice':
    "Vérifiez que l'appareil est allumé et que son câble réseau est branché, puis renvoyez l'examen.",
  'problem.device-aborted.title': 'Un appareil a interrompu son envoi.',
  'problem.device-aborted.text': '{{device}} a interrompu ce qui était en cours.',
  'problem.device-aborted.advice':
    "Si personne ne l'a arrêté exprès, renvoyez l'examen depuis l'appareil.",
  'problem.device-silent.title': "{{device}} n'a rien envoyé depuis {{since}}.",
  'problem.device-silent.titleDate': "{{device}} n'a rien envoyé depuis le {{since}}.",
  'problem.device-silent.everyHours': forms(
    'On attend de lui au moins une image par heure.',
    'On attend de lui au moins une image toutes les {{count, number}} heures.',
  ),
  'problem.device-silent.everyDays': forms(
    'On attend de lui au moins une image par jour.',
    'On attend de lui au moins une image tous les {{count, number}} jours.',
  ),
  'problem.device-silent.advice':
    "Vérifiez que l'appareil est allumé et connecté, et regardez s'il y reste des images non envoyées. S'il n'est pas utilisé, modifiez ce qui est attendu de lui sur la page « Appareils ».",
  'problem.link-lost-while-sending.title': "La connexion au cloud s'est coupée pendant un envoi.",
  'problem.link-lost-while-sending.text':
    "{{device}} était en train d'envoyer. L'appareil sait que l'image n'est pas arrivée.",
  'problem.link-lost-while-sending.advice':
    "La plupart des appareils renvoient d'eux-mêmes. Si celui-ci ne le fait pas, renvoyez l'examen.",
  'problem.cloud-rejected-device.title': "Le cloud n'a pas admis un appareil.",
  'problem.cloud-rejected-device.text': '{{device}} voulait envoyer, et le cloud a refusé.',
  'problem.cloud-rejected-device.advice':
    "Vérifiez que l'appareil utilise l'AE Title attendu par votre cloud, ou prévenez la personne qui gère votre cloud.",
  'problem.object-refused.title': 'Le cloud a refusé une image.',
  'problem.object-refused.text':
    "Elle venait {{fromDevice}}. L'appareil en a été averti et l'a toujours.",
  'problem.object-refused.advice':
    'Prévenez la personne qui gère votre cloud ; la raison figure sous « Détails ».',
  'problem.receipt-mismatch.title': "L'image dans le cloud diffère de celle envoyée.",
  'problem.receipt-mismatch.text':
    "Elle venait {{fromDevice}}. L'image n'est pas considérée comme livrée.",
  'problem.receipt-mismatch.advice':
    "Ne l'effacez pas de l'appareil. Renvoyez-la et prévenez la personne qui gère votre cloud.",
  'problem.receipt-missing.title': "Le cloud n'a pas confirmé une image.",
  'problem.receipt-missing.text':
    "Elle venait {{fromDevice}} et le cloud l'a acceptée, mais l'accusé de réception manque encore. Tern continue de demander.",
  'problem.receipt-missing.advice':
    "Ne l'effacez pas encore de l'appareil. Si cela dure plus d'une heure, prévenez la personne qui gère votre cloud.",
};
