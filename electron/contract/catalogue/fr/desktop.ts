import type { EN_DESKTOP } from '../en/desktop.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_DESKTOP: TranslationOf<typeof EN_DESKTOP, OneManyOther> = {
  'process.restarting': "Tern s'est arrêté de lui-même et redémarre.",
  'process.stopped':
    "Tern s'est arrêté plusieurs fois en une minute. Redémarrez ce PC ; si cela ne suffit pas, prévenez votre service informatique.",
  'process.settingsInvalid':
    'Ses réglages contiennent un élément inutilisable. Demandez à votre service informatique de les corriger, puis redémarrez-le.',
  'process.noneCanSend': "Tant qu'il est arrêté, aucun appareil ne peut envoyer.",
  'process.startAgain': 'Le redémarrer',

  'tray.tooltip': 'Tern : {{sentence}}',
  'tray.open': 'Ouvrir le tableau de bord',
  'tray.lastDelivered': 'Dernière image livrée : {{time}}',
  'tray.copy': "Copier l'adresse pour un appareil",
  'tray.copyOf': "Copier l'adresse pour un appareil ({{address}})",
  'tray.copied': 'Titre AE : {{aeTitle}}\nAdresse IP : {{address}}\nPort : {{port}}',
  'tray.startAtLogin': "Démarrer à l'ouverture de session",
  'tray.quit': 'Quitter Tern',

  'notification.linkLost':
    "Aucun appareil ne peut envoyer tant que le cloud n'est pas de nouveau joignable. {{advice}}",
  'notification.severalMachines': 'Cela concerne {{number}} appareils. {{advice}}',

  'quit.title': forms(
    'Un appareil envoie des images.',
    '{{number}} appareils envoient des images.',
    "{{number}} d'appareils envoient des images.",
  ),
  'quit.text':
    "Si vous quittez Tern maintenant, ce qui est en route n'arrivera pas et devra être renvoyé. Quand Tern ne fonctionne pas, aucun appareil ne peut envoyer.",
  'quit.whenDone': "Quitter une fois l'envoi terminé",
  'quit.now': 'Quitter maintenant',
  'quit.stay': 'Laisser fonctionner',
};
