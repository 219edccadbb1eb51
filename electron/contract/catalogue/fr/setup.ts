import type { EN_SETUP } from '../en/setup.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_SETUP: TranslationOf<typeof EN_SETUP, OneManyOther> = {
  'locked.title': 'Cette page est verrouillée.',
  'locked.text':
    "Seule une personne devant ce PC peut la voir ; elle s'ouvre donc avec l'adresse complète que Tern a donnée au démarrage.",
  'locked.look': 'Allez à la fenêtre dans laquelle « tern run » a été lancé.',
  'locked.copy':
    "Copiez toute l'adresse qui y est affichée, jusqu'au dernier caractère. Elle ressemble à ceci :",
  'locked.paste': "Collez-la ci-dessus dans la barre d'adresse.",
  'locked.again': "À chaque démarrage de Tern, l'adresse est nouvelle.",

  'pairing.heading': 'Associer ce PC',
  'pairing.lead':
    "La personne qui gère votre cloud vous donne un code. Il est valable 15 minutes et ne sert qu'une fois.",
  'pairing.code': "Code d'association",
  'pairing.cloudUrl': 'Adresse du cloud',
  'pairing.cloudUrlHint': 'Commence par https://',
  'pairing.cloudUrlMissing': "Saisissez l'adresse de votre cloud.",
  'pairing.cloudUrlWrong':
    "Ce n'est pas une adresse. Elle devrait ressembler à https://cloud.example.com",
  'pairing.cloudUrlPlain':
    "L'adresse doit commencer par https:// pour que personne ne puisse écouter.",
  'pairing.codeMissing': 'Saisissez les dix caractères de votre code.',
  'pairing.certificate': 'Mon cloud a son propre certificat',
  'pairing.certificateLabel': 'Certificat de la CA privée (PEM)',
  'pairing.certificateHint':
    "Collez le texte, ou choisissez le fichier que l'on vous a donné (ca.pem).",
  'pairing.certificateChoose': 'Choisir un fichier …',
  'pairing.certificateWrong':
    "Ce n'est pas un certificat. Il devrait commencer par -----BEGIN CERTIFICATE-----",
  'pairing.certificateKey':
    "C'est une clé privée. Elle doit rester là d'où elle vient ; prenez le certificat.",
  'pairing.certificateTooLong': 'Ce fichier est trop grand pour un certificat.',
  'pairing.certificateUnread': "Le fichier n'a pas pu être lu.",
  'pairing.submit': 'Associer',
  'pairing.submitting': 'Association …',
  'pairing.contacting': 'Prise de contact avec le cloud …',
  'pairing.exchanging': 'Échange du code contre une clé …',
  'pairing.storing': 'Mise en lieu sûr de la clé …',
};
