import type { EN_ENCRYPTION } from '../en/encryption.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_ENCRYPTION: TranslationOf<typeof EN_ENCRYPTION, OneManyOther> = {
  'listener.tls.text':
    "D'ici là, les appareils qui envoient de façon chiffrée ne peuvent pas envoyer à ce PC. Les autres le peuvent.",
  'listener.tls.failed.title': 'Tern ne peut pas accepter de connexions chiffrées.',
  'problem.tls-key-unavailable.title':
    'Tern ne peut pas lire sa clé pour les connexions chiffrées.',
  'problem.tls-key-unavailable.text':
    'Le trousseau de ce PC est verrouillé ou absent ; le port chiffré est donc fermé. Les appareils qui envoient de façon chiffrée ne peuvent pas envoyer.',
  'problem.tls-key-unavailable.advice':
    "Ouvrez une fois une session sur ce PC pour que le trousseau s'ouvre. Tern réessaie ensuite de lui-même.",
  'problem.certificate-expiring.title': forms(
    'Le certificat de ce PC expire dans un jour.',
    'Le certificat de ce PC expire dans {{count, number}} jours.',
    'Le certificat de ce PC expire dans {{count, number}} de jours.',
  ),
  'problem.certificate-expiring.text':
    'Ensuite, les appareils qui envoient de façon chiffrée pourront refuser ce PC.',
  'problem.certificate-expiring.advice':
    "Demandez à votre service informatique d'en créer un nouveau à temps (tern certificate renew) et de l'installer sur les appareils.",
  'problem.certificate-expired.title': 'Le certificat de ce PC a expiré.',
  'problem.certificate-expired.text':
    'Les appareils qui envoient de façon chiffrée peuvent refuser ce PC.',
  'problem.certificate-expired.advice':
    "Demandez à votre service informatique d'en créer un nouveau (tern certificate renew) et de l'installer sur les appareils.",
  'problem.trusted-certificate-expiring.title': forms(
    "Le certificat d'un appareil expire dans un jour.",
    "Le certificat d'un appareil expire dans {{count, number}} jours.",
    "Le certificat d'un appareil expire dans {{count, number}} de jours.",
  ),
  'problem.trusted-certificate-expiring.text':
    "C'est celui de {{subject}}. Ensuite il ne compte plus, et ce qui en dépend ne peut plus envoyer de façon chiffrée.",
  'problem.trusted-certificate-expiring.advice':
    'Demandez à qui entretient cet appareil son prochain certificat, et faites-lui accorder la confiance ici (tern certificate trust).',
  'problem.trusted-certificate-expired.title': "Le certificat d'un appareil a expiré.",
  'problem.trusted-certificate-expired.text':
    "C'est celui de {{subject}}. Il ne compte plus ; ce qui en dépend ne peut pas envoyer de façon chiffrée.",
  'problem.trusted-certificate-expired.advice':
    "Demandez à qui entretient cet appareil son nouveau certificat et faites-lui accorder la confiance ici (tern certificate trust), ou retirez l'ancien (tern certificate distrust).",
  'problem.certificateOthers': forms(
    'Un autre certificat est concerné.',
    '{{count, number}} autres certificats sont concernés.',
    "{{count, number}} d'autres certificats sont concernés.",
  ),
  'problem.certificateNameless': 'titulaire inconnu',
  'problem.device-not-encrypted.title': 'Un appareil ne chiffre pas.',
  'problem.device-not-encrypted.text': '{{device}} parle en DICOM non chiffré au port chiffré.',
  'problem.device-not-encrypted.advice':
    "Activez le chiffrement (TLS) sur l'appareil, ou faites-le envoyer au port sans chiffrement.",
  'problem.device-encrypted.title': 'Un appareil chiffre, mais vers le mauvais port.',
  'problem.device-encrypted.text':
    '{{device}} parle en DICOM chiffré (TLS) au port sans chiffrement.',
  'problem.device-encrypted.advice':
    "Faites envoyer l'appareil au port chiffré, qui s'active dans les réglages de Tern, ou désactivez le chiffrement sur l'appareil.",
  'problem.device-certificate-refused.title':
    "Un appareil n'a pas été admis à cause de son certificat.",
  'problem.device-certificate-refused.none':
    "{{device}} voulait envoyer de façon chiffrée, mais n'a présenté aucun certificat.",
  'problem.device-certificate-refused.untrusted':
    "{{device}} a présenté le certificat de {{subject}}, auquel il n'est pas fait confiance ici.",
  'problem.device-certificate-refused.expired':
    '{{device}} a présenté le certificat de {{subject}}, qui a expiré.',
  'problem.device-certificate-refused.not-yet-valid':
    "{{device}} a présenté le certificat de {{subject}}, qui n'est pas encore valable.",
  'problem.device-certificate-refused.advice':
    "S'il est à vous, demandez à votre service informatique de faire confiance ici à son certificat (tern certificate trust).",
  'problem.device-certificate-refused.noneAdvice':
    "Donnez un certificat à l'appareil et faites-lui accorder la confiance ici (tern certificate trust), ou n'en demandez pas aux appareils (Réglages).",
  'problem.device-tls-failed.title': "Une connexion chiffrée n'a pas pu être établie.",
  'problem.device-tls-failed.text':
    "{{device}} et Tern n'ont pas trouvé de chiffrement commun, ou l'appareil ne fait pas confiance à ce PC.",
  'problem.device-tls-failed.advice':
    "Demandez à votre service informatique : l'appareil doit parler TLS 1.2 ou plus récent et faire confiance au certificat de ce PC (tern certificate export).",
  'refusal.certificate-unusable.title': 'Ce certificat ne peut pas être utilisé.',
  'refusal.certificate-unusable.advice':
    "Vérifiez que c'est le bon fichier et qu'il va avec sa clé.",
  'terminal.label.encrypted': 'Avec TLS',
  'terminal.certificate.none':
    "Il n'y a pas encore de certificat. Il est créé quand le chiffrement est activé : tern config set dicomTls.enabled true",
  'terminal.certificate.subject': 'Certificat de {{subject}}',
  'terminal.certificate.valid': 'valable du {{from}} au {{until}}',
  'terminal.certificate.names': 'pour {{names}}',
  'terminal.certificate.ownMake': 'créé par Tern',
  'terminal.certificate.importedOne': 'importé',
  'terminal.certificate.exported': 'Enregistré dans {{file}}.',
  'terminal.certificate.changed':
    'Désormais ce PC présente ce certificat. Il faut le donner aux appareils qui font confiance au précédent : tern certificate export FILE',
  'terminal.certificate.trusted': 'De confiance désormais :',
  'terminal.certificate.noneTrusted': "Aucun certificat n'est de confiance.",
  'terminal.certificate.authority': "une autorité : tout ce qu'elle a émis",
  'terminal.certificate.distrusted':
    "Il n'est plus de confiance ; les connexions qui en dépendaient ont été coupées.",
  'settings.encryption.heading': 'Chiffrement sur le réseau des appareils',
  'settings.encryption.lead':
    'Pour les appareils qui savent chiffrer (DICOM sur TLS). Ils envoient à un port à part ; pour les autres rien ne change.',
  'settings.encryption.switch': 'Accepter les connexions chiffrées',
  'settings.encryption.port': 'Port chiffré',
  'settings.encryption.switch.hint': 'À la première activation, ce PC crée son propre certificat.',
  'settings.encryption.port.hint': "À saisir sur les appareils qui chiffrent. L'usage est 2762.",
  'settings.encryption.ask': 'Demander un certificat aux appareils',
  'settings.encryption.ask.hint':
    'Seuls les appareils dont le certificat est de confiance ici peuvent alors envoyer de façon chiffrée.',
  'settings.encryption.certificate': 'Certificat de ce PC',
  'settings.encryption.fingerprint': 'Empreinte (SHA-256)',
  'settings.encryption.validUntil': "Valable jusqu'au",
  'settings.encryption.trusted': 'Appareils de confiance',
  'settings.encryption.noneTrusted':
    "Aucun pour l'instant ; aucun appareil ne peut donc envoyer de façon chiffrée. Votre service informatique les ajoute avec : tern certificate trust",
};
