import type { EN_HELP } from '../en/help.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_HELP: TranslationOf<typeof EN_HELP, OneManyOther> = {
  'help.title': 'Aide',
  'help.lead':
    "Examine chaque étape entre vos appareils et le cloud, et rassemble ce qu'il faut au support.",
  'help.path': 'Le chemin vers le cloud',
  'help.pathAsks': "Chaque étape est examinée l'une après l'autre …",
  'help.again': 'Vérifier de nouveau',
  'help.machines': 'Vos appareils',
  'help.cloud': 'Le cloud',
  'help.looking': 'examen en cours',
  'help.allFine': 'Chaque étape fonctionne.',
  'help.someFailed': forms(
    '{{count, number}} étape ne fonctionne pas.',
    '{{count, number}} étapes ne fonctionnent pas.',
  ),
  'help.someWarned': forms(
    'Tout fonctionne ; regardez {{count, number}} étape.',
    'Tout fonctionne ; regardez {{count, number}} étapes.',
  ),
  'help.echo': 'La réponse du cloud',
  'help.echoLead':
    'Envoie une courte question par la liaison chiffrée et mesure le temps de la réponse.',
  'help.support': 'Pour le support',
  'help.supportLead':
    "Un rapport avec ce que le support doit voir. Rien ne quitte ce PC tout seul : vous le lisez d'abord, puis vous l'enregistrez et l'envoyez à qui vous voulez.",
  'help.supportMake': 'Préparer le rapport',
  'help.supportAgain': 'Le préparer de nouveau',
  'help.supportRunning': 'Préparation du rapport …',
  'help.supportHolds': 'Voici le rapport entier, mot pour mot',
  'help.supportHoldsNot':
    "Il ne contient ni noms de patients, ni images, ni clés, ni mots de passe. Il contient les noms et adresses de vos appareils, le nom de la clinique et l'adresse du cloud.",
  'help.file.versions': 'Versions de Tern et du système de ce PC',
  'help.file.status': 'État de la liaison et de vos appareils',
  'help.file.settings': 'Réglages',
  'help.file.doctor': 'Résultat de la vérification',
  'help.file.log': 'Dernières lignes du journal',
  'help.file.other': 'Fichier',
  'help.textOf': 'Texte de {{name}}',
  'help.save': 'Enregistrer …',
  'help.saved': 'Le fichier {{name}} a été remis pour être enregistré.',
  'help.report': 'le rapport',
  'help.about': 'À propos de Tern',
  'help.version': 'Version',
  'help.node': 'Node.js',
  'help.platform': 'Système',
  'help.since': 'En marche depuis',
};
