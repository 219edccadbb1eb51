import type { EN_UPDATES } from '../en/updates.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_UPDATES: TranslationOf<typeof EN_UPDATES, OneManyOther> = {
  'updates.heading': 'Mises à jour',
  'updates.version': 'Version utilisée',
  'updates.channel': 'Quelles versions',
  'updates.channel.hint': 'Les versions de test arrivent plus tôt et peuvent avoir des défauts.',
  'updates.channel.stable': 'Versions publiées',
  'updates.channel.beta': 'Aussi les versions de test',
  'updates.hours': 'Heures de mise à jour',
  'updates.hours.hint':
    "Quand Tern peut installer une mise à jour. Laissez vide pour qu'il le fasse dès qu'aucun appareil n'a envoyé depuis un moment.",
  'updates.check': 'Rechercher des mises à jour',
  'updates.install': 'Installer maintenant',
  'updates.off.no-key':
    'Cet exemplaire de Tern ne se met pas à jour lui-même. Votre service informatique installe les nouvelles versions.',
  'updates.off.not-installed':
    "Tern n'a pas été installé sur ce PC et ne se met donc pas à jour lui-même.",
  'updates.idle': 'Tern est à jour.',
  'updates.idle.never': "Tern n'a pas encore recherché de mises à jour.",
  'updates.checking': 'Tern recherche des mises à jour.',
  'updates.downloading': 'Tern {{version}} est en cours de téléchargement : {{percent}}.',
  'updates.ready': 'Tern {{version}} est prêt à être installé.',
  'updates.by-hand':
    "Tern {{version}} est disponible. Sur ce PC, c'est votre service informatique qui l'installe.",
  'updates.installing': "Tern {{version}} est en cours d'installation. Tern redémarre de lui-même.",
  'updates.lastChecked': 'Dernière recherche : {{time}}',
  'updates.hold.sending': "L'installation se fait dès que plus rien n'est en route.",
  'updates.hold.settling':
    "L'installation se fait quand aucun appareil n'a envoyé depuis cinq minutes.",
  'updates.hold.hours': "L'installation se fait entre {{from}} et {{to}}.",
  'updates.hold.service':
    "Tern fonctionne comme service sur ce PC ; c'est donc votre service informatique qui l'installe.",
  'updates.failed.offline':
    "Tern n'a pas pu rechercher de mises à jour : l'endroit où elles sont publiées n'est pas joignable.",
  'updates.failed.not-found':
    "Tern n'a pas pu rechercher de mises à jour : il n'y en a pas pour ce PC là où elles sont publiées.",
  'updates.failed.not-signed':
    "Une mise à jour a été refusée : elle ne vient pas de l'éditeur de Tern. Prévenez votre service informatique.",
  'updates.failed.expired':
    "La liste des mises à jour est périmée. Quelqu'un en retient peut-être de plus récentes. Prévenez votre service informatique.",
  'updates.failed.replayed':
    "La liste des mises à jour est plus ancienne qu'une précédente. Quelqu'un en retient peut-être de plus récentes. Prévenez votre service informatique.",
  'updates.failed.unreadable':
    "La liste des mises à jour n'a pas pu être lue. Tern réessaiera plus tard.",
  'updates.failed.damaged':
    'Une mise à jour est arrivée abîmée et a été écartée. Tern réessaiera plus tard.',
  'updates.failed.disk-full':
    "Il n'y a pas de place sur le disque pour une mise à jour. Libérez de l'espace.",
  'updates.failed.install-failed':
    "La mise à jour n'a pas pu être installée. Tern réessaiera plus tard.",
  'updates.failed.internal': 'La recherche de mises à jour a échoué. Tern réessaiera plus tard.',
  'updates.mishap.rolled-back': 'Tern est revenu à la version {{to}}.',
  'updates.mishap.rolled-back.agent-down':
    "La version {{version}} n'a pas bien démarré sur ce PC. Elle ne sera pas réessayée ; une version ultérieure le sera.",
  'updates.mishap.rolled-back.link-lost':
    "La version {{version}} n'arrivait plus à joindre le cloud. Elle ne sera pas réessayée ; une version ultérieure le sera.",
  'updates.mishap.no-effect': "Tern {{version}} n'a pas pu être installé.",
  'updates.mishap.no-effect.text':
    'Deux essais ont eu lieu. La version {{to}} reste utilisée ; une version ultérieure sera essayée.',
  'updates.mishap.cannot-roll-back': 'Tern {{version}} ne fonctionne pas bien sur ce PC.',
  'updates.mishap.cannot-roll-back.nothing-kept':
    "Il n'y a pas ici de version antérieure à laquelle revenir. Appelez votre service informatique.",
  'updates.mishap.cannot-roll-back.kept-damaged':
    'La version antérieure conservée ici est abîmée. Appelez votre service informatique.',
  'updates.mishap.cannot-roll-back.failed':
    "Le retour à la version antérieure n'a pas réussi. Appelez votre service informatique.",
  'updates.ready.text': 'Cela prend une minute, pendant laquelle aucun appareil ne peut envoyer.',
  'terminal.label.update': 'Mise à jour',
};
