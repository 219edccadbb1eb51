import type { EN_ASSISTANT } from '../en/assistant.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_ASSISTANT: TranslationOf<typeof EN_ASSISTANT, OneManyOther> = {
  'assistant.title': 'Installer ce PC',
  'assistant.lead':
    'Trois étapes : associer ce PC au cloud, indiquer à un appareil où envoyer, et voir arriver la première image.',
  'assistant.steps': "Étapes de l'installation",
  'assistant.step.pair': 'Associer',
  'assistant.step.connect': 'Connecter un appareil',
  'assistant.step.done': 'Terminé',
  'assistant.stepDone': 'fini',
  'assistant.whichAddress':
    "Ce PC est dans plusieurs réseaux. Prenez l'adresse qui commence comme celle de l'appareil lui-même, en général par les trois mêmes nombres.",
  'assistant.copyAll': 'Copier toutes les valeurs',
  'assistant.print': 'Imprimer',
  'assistant.copyText': 'AE Title : {{aeTitle}}\nAdresse IP : {{addresses}}\nPort : {{port}}',
  'assistant.addressOr': ' ou ',
  'assistant.lights': 'Observez ensuite ces quatre voyants',
  'assistant.light.echo': "L'appareil dit bonjour",
  'assistant.light.image': 'Envoyez-en une image de test',
  'assistant.light.delivered': 'Elle arrive dans le cloud',
  'assistant.light.receipt': 'Le reçu du cloud correspond',
  'assistant.waits.echo': 'En attente de son écho …',
  'assistant.waits.image': "En attente d'une image …",
  'assistant.waits.delivered': 'En chemin …',
  'assistant.waits.receipt': 'En attente du reçu …',
  'assistant.lit.echo': 'écho reçu',
  'assistant.lit.image': 'image reçue',
  'assistant.lit.delivered': 'livrée',
  'assistant.lit.receipt': 'le reçu correspond',
  'assistant.notYet': 'pas encore',
  'assistant.notNeeded': 'pas nécessaire',
  'assistant.noEcho': "Il a envoyé une image sans dire bonjour d'abord. C'est bien aussi.",
  'assistant.noReceipt': 'Une archive à vous ne donne pas de reçus.',
  'assistant.by': '{{machine}} à {{address}}, {{time}}',
  'assistant.byNamed': '{{machine}}, {{time}}',
  'assistant.bySample': "Appareil d'exemple, {{time}}",
  'assistant.slow':
    "Rien n'est encore arrivé. L'appareil est-il dans le même réseau que ce PC ? Le pare-feu de ce PC laisse-t-il passer le port {{port}} ? Toutes les valeurs sont-elles saisies comme elles figurent ici ?",
  'assistant.sample': "Pas d'appareil sous la main ? Utiliser l'appareil d'exemple",
  'assistant.sampleRunning': "L'appareil d'exemple envoie …",
  'assistant.later': 'Terminer plus tard',
  'assistant.continue': 'Continuer',
  'assistant.starting': 'Tern se prépare à recevoir les appareils. Cela prend un instant.',
  'assistant.paused': 'Tern est en pause : chaque appareil est prié de revenir plus tard.',
  'assistant.toDevices': "Aller aux appareils pour l'autoriser",
  'assistant.toErrors': 'Voir ce qui est à vérifier',
  'assistant.allLit': 'Les quatre voyants sont allumés.',
  'assistant.doneTitle': 'Tout fonctionne.',
  'assistant.doneLead': "{{machine}} peut envoyer, et ce qu'il envoie arrive dans le cloud.",
  'assistant.doneSample':
    "Le chemin vers le cloud fonctionne : l'image de l'appareil d'exemple est arrivée. La suite : un appareil à vous.",
  'assistant.doneNow': 'Désormais',
  'assistant.doneRuns':
    'Tern fonctionne tout seul et démarre avec ce PC. Vous pouvez fermer cette fenêtre.',
  'assistant.doneSends':
    "Ce qu'un appareil envoie part aussitôt vers le cloud. Il n'y a rien à presser ici.",
  'assistant.doneTells':
    "L'accueil dit en une phrase si tout va bien. S'il faut quelqu'un, il dit quoi faire.",
  'assistant.overview': "Aller à l'accueil",
  'assistant.another': 'Connecter un autre appareil',
  'assistant.first': 'Connectez votre premier appareil',
  'assistant.firstText':
    "Rien n'est encore venu d'un appareil. L'installation montre quoi y saisir et attend avec vous la première image.",
  'assistant.firstOpen': "Ouvrir l'installation",
};
