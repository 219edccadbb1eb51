import type { EN_ERRORS } from '../en/errors.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_ERRORS: TranslationOf<typeof EN_ERRORS, OneManyOther> = {
  'errors.title': 'Avisos',
  'errors.nothing': 'No hay nada que revisar.',
  'errors.nothingText': 'Cuando algo falla, aparece aquí, junto con lo que hay que hacer.',
  'errors.all': 'Ver los {{number}}',
  'errors.copy': 'Copiar para soporte',
  'errors.copyWhich': 'Copiar para soporte: {{title}}',
  'errors.first': 'la primera {{time}}',
  'errors.goTo': 'Abrir «{{page}}»',
  'errors.goToWhich': 'Abrir «{{page}}»: {{title}}',
  'errors.ongoing': 'Desaparecerá de esta lista por sí solo cuando termine.',
};
