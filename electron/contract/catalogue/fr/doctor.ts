import type { EN_DOCTOR } from '../en/doctor.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_DOCTOR: TranslationOf<typeof EN_DOCTOR, OneManyOther> = {
  'doctor.listener-starting': 'La réception de vos appareils démarre.',
  'doctor.listener-failed':
    "Vos appareils ne peuvent pas se connecter : le port {{port}} n'est pas disponible.",
  'doctor.listener-taken':
    'Vos appareils ne peuvent pas se connecter : le port {{port}} est utilisé par {{program}}.',
  'doctor.listener-paused':
    'Tern est en pause : les appareils qui veulent envoyer sont invités à réessayer plus tard.',
  'doctor.listener-open-to-all':
    "Vos appareils peuvent envoyer au port {{port}}. N'importe quel appareil du réseau peut envoyer.",
  'doctor.listener-by-list': 'Les appareils de la liste peuvent envoyer au port {{port}}.',
  'doctor.paired': 'Associé à {{clinic}} sous le nom {{label}}.',
  'doctor.paired-foreign':
    "La destination {{host}}:{{port}} a été indiquée au démarrage ; aucune association n'est nécessaire.",
  'doctor.not-paired': "Ce PC n'est pas associé. Demandez un code d'association et saisissez-le.",
  'doctor.skipped-not-paired': "Non vérifié : ce PC n'est pas associé.",
  'doctor.skipped-foreign': "Non vérifié : une destination indiquée au démarrage n'a rien de tel.",
  'doctor.key-readable': 'La clé de ce PC est lisible.',
  'doctor.key-from-file': "Non vérifié : la clé vient d'un fichier.",
  'doctor.keychain-corrupt':
    "La clé n'est plus dans le trousseau, ou elle est abîmée. Dissociez ce PC, puis associez-le avec un nouveau code.",
  'doctor.network-not-needed': "Le cloud est sur ce PC même, aucun réseau n'est nécessaire.",
  'doctor.network-there': 'Ce PC a un réseau.',
  'doctor.network-knows-cloud': 'Ce PC a un réseau, et le nom {{host}} est connu.',
  'doctor.network-proxy-there': 'Le proxy {{host}}:{{port}} est joignable.',
  'doctor.service-answers': 'Le cloud répond en {{latency}}.',
  'doctor.clock-right': "L'horloge de ce PC est à l'heure.",
  'doctor.clock-unknown': "Non vérifié : le cloud n'a pas donné l'heure.",
  'doctor.link-opens':
    "La liaison chiffrée pour les images s'ouvre en {{latency}} (port {{port}}, {{suite}}).",
  'doctor.echo-answered': 'Le cloud a répondu par la liaison chiffrée en {{latency}} ({{suite}}).',
  'doctor.echo-unanswered':
    "Le cloud a accepté la connexion, mais n'y a pas répondu. Réessayez ; si cela persiste, prévenez la personne qui gère votre cloud.",
  'doctor.echo-not-sent': 'Pas essayé, car la liaison est coupée.',
  'doctor.disk-free': '{{size}} sont libres sur ce PC.',
  'doctor.disk-low': 'Il ne reste que {{size}} libres sur ce PC. Faites de la place sur le disque.',
  'doctor.disk-unknown': "Ce PC n'indique pas l'espace disque restant.",
};
