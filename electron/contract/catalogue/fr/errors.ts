import type { EN_ERRORS } from '../en/errors.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_ERRORS: TranslationOf<typeof EN_ERRORS, OneManyOther> = {
  'errors.title': 'À vérifier',
  'errors.nothing': 'Rien à vérifier.',
  'errors.nothingText': "Lorsqu'un problème survient, il figure ici, avec ce qu'il faut faire.",
  'errors.all': 'Voir les {{number}}',
  'errors.copy': "Copier pour l'assistance",
  'errors.copyWhich': "Copier pour l'assistance : {{title}}",
  'errors.first': 'la première {{time}}',
  'errors.goTo': 'Ouvrir « {{page}} »',
  'errors.goToWhich': 'Ouvrir « {{page}} » : {{title}}',
  'errors.ongoing': 'Il quittera cette liste de lui-même une fois terminé.',
};
