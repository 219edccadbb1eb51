import type { EN_HELD } from '../en/held.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_HELD: TranslationOf<typeof EN_HELD, OneManyOther> = {
  'headline.keepsHere':
    "Vos appareils peuvent continuer d'envoyer : leurs images restent en sécurité sur ce PC jusque-là.",
  'headline.safeHere.later':
    "Elles partiront d'elles-mêmes vers le cloud dès que possible. Laissez ce PC allumé.",
  'headline.safeHere.left': 'Encore environ {{duration}}.',
  'safe.count': forms(
    '{{count, number}} image en sécurité sur ce PC',
    '{{count, number}} images en sécurité sur ce PC',
    "{{count, number}} d'images en sécurité sur ce PC",
  ),
  'safe.oldest': 'la plus ancienne : {{duration}}',
  'safe.left': 'encore environ {{duration}}',
  'safe.held': forms(
    '{{count, number}} image attend votre décision',
    '{{count, number}} images attendent votre décision',
    "{{count, number}} d'images attendent votre décision",
  ),
  'transfers.leadKept':
    "Ce que les appareils envoient ne reste chiffré sur ce PC que jusqu'à la confirmation du cloud.",
  'held.heading': 'Attend votre décision',
  'held.lead':
    "Tern ne peut pas envoyer ces images de lui-même. Elles restent ici jusqu'à ce que quelqu'un les renvoie ou les abandonne. Toutes les autres continuent.",
  'held.reason.refused.text': 'Le cloud ne les accepte pas.',
  'held.reason.refused.advice':
    "Dites à la personne qui gère votre cloud ce qu'il a répondu (ci-dessous), puis renvoyez-les ici.",
  'held.reason.not-taken.text': "Le cloud n'accepte pas ce type d'image.",
  'held.reason.not-taken.advice':
    "Demandez à la personne qui gère votre cloud de l'autoriser, puis renvoyez-les ici.",
  'held.reason.mismatch.text': 'Ce que contient le cloud diffère de ce qui se trouve ici.',
  'held.reason.mismatch.advice':
    "Prévenez la personne qui gère votre cloud et ne les abandonnez pas avant qu'elle ait vérifié.",
  'held.reason.damaged.text': 'Leurs fichiers sur ce PC sont endommagés.',
  'held.reason.damaged.advice':
    "Renvoyez-les depuis l'appareil. Une fois arrivées, abandonnez-les ici.",
  'held.reason.key-missing.text': "Leur clé n'est pas dans le trousseau de ce PC.",
  'held.reason.key-missing.advice':
    "Rétablissez l'ancien trousseau ou lancez Tern sous le compte d'avant ; elles partent alors d'elles-mêmes. Si c'est impossible, renvoyez-les depuis l'appareil.",
  'held.reason.file-missing.text': 'Leurs fichiers ne sont plus sur ce PC.',
  'held.reason.file-missing.advice':
    "Remettez les fichiers à partir d'une sauvegarde, ou renvoyez les images depuis l'appareil puis abandonnez celles-ci.",
  'held.answer': 'Réponse du cloud : {{code}}',
  'held.more': forms(
    "{{count, number}} autre n'est pas affichée.",
    '{{count, number}} autres ne sont pas affichées.',
    "{{count, number}} d'autres ne sont pas affichées.",
  ),
  'held.notRead': "Ce qui attend votre décision n'a pas pu être lu.",
  'held.retry': 'Renvoyer',
  'held.retryWhich': 'Renvoyer : {{what}}',
  'held.retryAll': 'Tout renvoyer',
  'held.discard': 'Abandonner …',
  'held.discardWhich': 'Abandonner : {{what}}',
  'held.retried': forms(
    '{{count, number}} image est de nouveau en route.',
    '{{count, number}} images sont de nouveau en route.',
    "{{count, number}} d'images sont de nouveau en route.",
  ),
  'held.discarded': forms(
    '{{count, number}} image a été abandonnée et effacée.',
    '{{count, number}} images ont été abandonnées et effacées.',
    "{{count, number}} d'images ont été abandonnées et effacées.",
  ),
  'held.ask.title': forms(
    'Abandonner {{count, number}} image ?',
    'Abandonner {{count, number}} images ?',
    "Abandonner {{count, number}} d'images ?",
  ),
  'held.ask.text':
    "Elles sont effacées de ce PC et ne seront jamais envoyées. Tern ne les aura plus nulle part : si l'appareil les a supprimées, elles sont perdues pour toujours.",
  'held.ask.keep': 'Les garder',
  'held.ask.next': 'Continuer …',
  'held.ask.sure': 'Les effacer pour toujours ?',
  'held.ask.type': 'Pour les effacer, tapez combien il y en a : {{number}}',
  'held.ask.erase': 'Effacer pour toujours',
  'transfers.versions': forms(
    'Sous le même identifiant, {{count, number}} autre version est aussi arrivée. Chaque version est conservée.',
    'Sous le même identifiant, {{count, number}} autres versions sont aussi arrivées. Chaque version est conservée.',
    "Sous le même identifiant, {{count, number}} d'autres versions sont aussi arrivées. Chaque version est conservée.",
  ),
  'terminal.label.here': 'ici',
  'terminal.ledger.none': "Le registre n'a aucune entrée correspondante.",
  'terminal.ledger.written': forms(
    '{{count, number}} entrée a été écrite dans {{file}}.',
    '{{count, number}} entrées ont été écrites dans {{file}}.',
    "{{count, number}} d'entrées ont été écrites dans {{file}}.",
  ),
  'terminal.ledger.received': 'reçue',
  'terminal.ledger.attempts': 'essais',
  'settings.quietHours': 'Heures calmes',
  'settings.quietHours.hint':
    "Entre ces heures, les images qui se trouvent sur ce PC attendent ; les urgentes partent aussitôt, sauf si cela est désactivé. Les appareils peuvent envoyer pendant ce temps. Laissez les deux vides pour n'en avoir aucune.",
};
