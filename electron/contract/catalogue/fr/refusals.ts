import type { EN_REFUSALS } from '../en/refusals.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_REFUSALS: TranslationOf<typeof EN_REFUSALS, OneManyOther> = {
  'refusal.pairing-code-malformed.title': "Ce n'est pas un code d'association.",
  'refusal.pairing-code-malformed.advice':
    "Un code a dix lettres et chiffres, comme 7K3M-9QTX-2H. Comparez-le avec celui que l'on vous a donné.",
  'refusal.pairing-code-wrong.title': 'Le cloud ne connaît pas ce code.',
  'refusal.pairing-code-wrong.advice':
    "Comparez-le avec celui que l'on vous a donné, et vérifiez l'adresse du cloud.",
  'refusal.pairing-code-expired.title': 'Ce code a expiré.',
  'refusal.pairing-code-expired.advice': 'Un code est valable 15 minutes. Demandez-en un nouveau.',
  'refusal.pairing-code-used.title': 'Ce code a déjà été utilisé.',
  'refusal.pairing-code-used.advice': "Chaque code ne sert qu'une fois. Demandez-en un nouveau.",
  'refusal.pairing-too-many-attempts.title': "Il y a eu trop d'essais.",
  'refusal.pairing-too-many-attempts.advice':
    'Attendez quelques minutes, demandez un nouveau code, puis réessayez.',
  'refusal.already-paired.title': 'Ce PC est déjà associé.',
  'refusal.already-paired.advice':
    "Dissociez-le d'abord s'il doit appartenir à un autre établissement.",
  'refusal.not-paired.title': "Ce PC n'est pas encore associé.",
  'refusal.not-paired.advice': "Associez-le d'abord avec un code.",
  'refusal.uplink-removed.title': 'Ce PC a été retiré du compte de votre établissement.',
  'refusal.uplink-removed.advice':
    "Demandez un nouveau code d'association à la personne qui gère votre cloud.",
  'refusal.cloud-unreachable.title': 'Le cloud est injoignable.',
  'refusal.cloud-unreachable.advice':
    "Vérifiez la connexion à internet et l'adresse du cloud, puis réessayez.",
  'refusal.cloud-not-trusted.title': "Le certificat du cloud n'est pas fiable.",
  'refusal.cloud-not-trusted.advice':
    "Vérifiez l'adresse. Si votre cloud utilise son propre certificat, ajoutez-le et réessayez.",
  'refusal.cloud-answer-invalid.title': "Ce qui a répondu n'est pas un cloud Tern.",
  'refusal.cloud-answer-invalid.advice':
    "Vérifiez l'adresse du cloud. Si elle est correcte, prévenez la personne qui gère votre cloud.",
  'refusal.proxy-failed.title': 'Le proxy de votre réseau fait obstacle.',
  'refusal.proxy-failed.advice':
    'Demandez à votre technicien de vérifier le proxy dans les réglages de Tern et de laisser ce PC passer sans mot de passe.',
  'refusal.link-down.title': "Il n'y a pas de connexion au cloud.",
  'refusal.link-down.advice':
    'La phrase en haut du tableau de bord dit pourquoi ; la page « Aide » examine chaque étape.',
  'refusal.sample-refused.title': "L'image de test n'a pas été acceptée.",
  'refusal.sample-refused.advice':
    'La phrase en haut du tableau de bord dit ce qui ne va pas ; la page « Aide » examine chaque étape.',
  'refusal.device-unreachable.title': "L'appareil est injoignable.",
  'refusal.device-unreachable.advice':
    "Vérifiez qu'il est allumé et connecté, et qu'il reçoit lui-même sur ce port.",
  'refusal.device-rejected.title': "L'appareil a répondu, mais il a refusé Tern.",
  'refusal.device-rejected.advice':
    "Ajoutez Tern dans les réglages DICOM de l'appareil, avec l'AE Title de ce PC, et vérifiez l'AE Title de l'appareil. Puis réessayez.",
  'refusal.device-not-answering.title': 'La connexion a été acceptée, mais rien ne répond.',
  'refusal.device-not-answering.advice':
    "Un autre programme utilise peut-être ce port. Vérifiez le port dans les réglages DICOM de l'appareil.",
  'refusal.bad-arguments.title': "Tern n'a pas compris.",
  'refusal.bad-arguments.advice':
    'Vérifiez votre saisie. Si elle semble correcte, rechargez cette page et réessayez.',
  'refusal.keychain-unavailable.title': "Ce PC n'a pas de trousseau utilisable par Tern.",
  'refusal.keychain-unavailable.advice':
    "Ouvrez une session sur ce PC pour que le trousseau s'ouvre. Sur un serveur sans trousseau, votre service informatique peut démarrer Tern avec --secret-store file.",
  'refusal.keychain-denied.title': "Le trousseau de ce PC n'a pas laissé entrer Tern.",
  'refusal.keychain-denied.advice': 'Autorisez Tern quand le système le demande, puis réessayez.',
  'refusal.config-invalid.title': "Ce réglage n'est pas valable.",
  'refusal.config-invalid.advice': 'Vérifiez la valeur et réessayez.',
  'refusal.config-unwritable.title': "Les réglages n'ont pas pu être enregistrés.",
  'refusal.config-unwritable.advice':
    "Vérifiez que le disque n'est pas plein et que Tern peut écrire dans son dossier.",
  'refusal.agent-not-running.title': 'Tern ne fonctionne pas sur ce PC.',
  'refusal.agent-not-running.advice': 'Démarrez Tern, puis réessayez.',
  'refusal.images-waiting.title': 'Des images qui ne sont nulle part ailleurs attendent sur ce PC.',
  'refusal.images-waiting.advice':
    "Laissez-les d'abord partir, ou indiquez qu'elles peuvent être supprimées aussi.",
  'refusal.agent-already-running.title': 'Tern fonctionne déjà.',
  'refusal.agent-already-running.advice': "Utilisez celui qui fonctionne, ou arrêtez-le d'abord.",
  'refusal.port-in-use.title': 'Un autre programme utilise le port dont Tern a besoin.',
  'refusal.port-in-use.advice': "Fermez l'autre programme, ou choisissez un autre port.",
  'refusal.internal.title': "Quelque chose s'est mal passé dans Tern.",
  'refusal.internal.advice':
    'Réessayez. Si cela se reproduit, redémarrez Tern et prévenez votre service informatique.',
  'refusal.pairing-form.title': "Le code, l'adresse ou le certificat n'a pas la bonne forme.",
  'refusal.pairing-form.advice':
    "Vérifiez les trois champs. L'adresse du cloud commence par https://",

  'code.complete': 'Le code est complet.',
  'code.empty': "Dix lettres et chiffres. Les tirets s'ajoutent tout seuls.",
  'code.missing': forms(
    'Encore {{count, number}} caractère.',
    'Encore {{count, number}} caractères.',
  ),
  'code.tooLong':
    'Un code a {{length}} lettres et chiffres ; il y en a plus ici. Retirez ce qui est en trop.',
  'code.badCharacter':
    "« {{character}} » ne figure jamais dans un code. Comparez-le avec celui que l'on vous a donné.",
  'code.badCheck':
    "Un caractère est faux, ou deux sont inversés. Comparez-le avec celui que l'on vous a donné.",
};
