import type { EN_FORWARDING } from '../en/forwarding.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_FORWARDING: TranslationOf<typeof EN_FORWARDING, OneManyOther> = {
  'problem.images-waiting-1h.title': "Des images attendent sur ce PC depuis plus d'une heure.",
  'problem.images-waiting-1h.text':
    "Elles y sont en sécurité, chiffrées, et partent vers le cloud dès qu'il les accepte.",
  'problem.images-waiting-1h.advice':
    "Laissez ce PC allumé. Si internet fonctionne par ailleurs, prévenez la personne qui s'occupe de Tern.",
  'problem.images-waiting-8h.title': 'Des images attendent sur ce PC depuis plus de 8 heures.',
  'problem.images-waiting-8h.text':
    'Elles y sont en sécurité, chiffrées, mais personne ne peut encore les voir dans le cloud.',
  'problem.images-waiting-8h.advice':
    "Laissez ce PC allumé et prévenez la personne qui s'occupe de Tern ou de la connexion internet.",
  'problem.images-waiting-24h.title': "Des images attendent sur ce PC depuis plus d'un jour.",
  'problem.images-waiting-24h.text':
    "Elles y sont en sécurité, chiffrées, mais en dehors de l'appareil, seul ce PC les possède.",
  'problem.images-waiting-24h.advice':
    "Ne les supprimez pas de l'appareil. Laissez ce PC allumé et faites rétablir aujourd'hui la connexion au cloud.",
  'problem.objects-held.title': 'Des images sur ce PC attendent votre décision.',
  'problem.objects-held.text':
    'Tern ne peut pas les envoyer de lui-même : le cloud les a refusées ou elles sont illisibles. Toutes les autres continuent.',
  'problem.objects-held.advice':
    "Ne les supprimez pas de l'appareil. La personne qui s'occupe de Tern peut les renvoyer ou y renoncer.",
  'headline.safeHere.text':
    "Elles partent maintenant vers le cloud. Vous n'avez rien à faire ; laissez ce PC allumé.",
  'terminal.held.none': "Rien de correspondant n'est retenu.",
  'terminal.discard.twice':
    'Cela efface les images de cet UID retenues sur ce PC ; elles ne sont pas dans le cloud. Si vous le voulez vraiment, indiquez --yes et --erase.',
  'headline.safeHere.title': forms(
    'Une image est en sécurité sur ce PC et attend le cloud.',
    '{{number}} images sont en sécurité sur ce PC et attendent le cloud.',
    "{{number}} d'images sont en sécurité sur ce PC et attendent le cloud.",
  ),
  'headline.safeHere.offline': forms(
    'Une image est en sécurité sur ce PC et part dès que possible.',
    '{{number}} images sont en sécurité sur ce PC et partent dès que possible.',
    "{{number}} d'images sont en sécurité sur ce PC et partent dès que possible.",
  ),
  'terminal.held.retried': forms(
    '{{count, number}} image est renvoyée.',
    '{{count, number}} images sont renvoyées.',
    "{{count, number}} d'images sont renvoyées.",
  ),
  'terminal.held.discarded': forms(
    '{{count, number}} image a été abandonnée et effacée de ce PC.',
    '{{count, number}} images ont été abandonnées et effacées de ce PC.',
    "{{count, number}} d'images ont été abandonnées et effacées de ce PC.",
  ),
};
