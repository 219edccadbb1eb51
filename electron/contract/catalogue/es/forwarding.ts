import type { EN_FORWARDING } from '../en/forwarding.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_FORWARDING: TranslationOf<typeof EN_FORWARDING, OneManyOther> = {
  'problem.images-waiting-1h.title':
    'Hay imágenes que esperan en este PC desde hace más de una hora.',
  'problem.images-waiting-1h.text':
    'Aquí están a salvo y cifradas, y se envían a la nube en cuanto las acepte.',
  'problem.images-waiting-1h.advice':
    'Deje este PC encendido. Si internet funciona en lo demás, avise a quien se ocupa de Tern.',
  'problem.images-waiting-8h.title':
    'Hay imágenes que esperan en este PC desde hace más de 8 horas.',
  'problem.images-waiting-8h.text':
    'Aquí están a salvo y cifradas, pero nadie puede verlas todavía en la nube.',
  'problem.images-waiting-8h.advice':
    'Deje este PC encendido y avise a quien se ocupa de Tern o de la conexión a internet.',
  'problem.images-waiting-24h.title':
    'Hay imágenes que esperan en este PC desde hace más de un día.',
  'problem.images-waiting-24h.text':
    'Aquí están a salvo y cifradas, pero, aparte del equipo, solo este PC las tiene.',
  'problem.images-waiting-24h.advice':
    'No las borre del equipo. Deje este PC encendido y haga reparar hoy la conexión con la nube.',
  'problem.objects-held.title': 'Hay imágenes en este PC que necesitan su decisión.',
  'problem.objects-held.text':
    'Tern no puede enviarlas por sí solo: la nube las rechazó o no se pueden leer. Todas las demás siguen su camino.',
  'problem.objects-held.advice':
    'No las borre del equipo. Quien se ocupa de Tern puede enviarlas de nuevo o renunciar a ellas.',
  'headline.safeHere.text':
    'Ahora se envían a la nube. No tiene que hacer nada; deje este PC encendido.',
  'terminal.held.none': 'No hay nada retenido que corresponda.',
  'terminal.discard.twice':
    'Esto borra las imágenes de ese UID retenidas en este PC; no están en la nube. Si de verdad lo quiere, indique --yes y --erase.',
  'headline.safeHere.title': forms(
    'Una imagen está a salvo en este PC y espera a la nube.',
    '{{number}} imágenes están a salvo en este PC y esperan a la nube.',
    '{{number}} de imágenes están a salvo en este PC y esperan a la nube.',
  ),
  'headline.safeHere.offline': forms(
    'Una imagen está a salvo en este PC y se enviará en cuanto sea posible.',
    '{{number}} imágenes están a salvo en este PC y se enviarán en cuanto sea posible.',
    '{{number}} de imágenes están a salvo en este PC y se enviarán en cuanto sea posible.',
  ),
  'terminal.held.retried': forms(
    'Se envía de nuevo {{count, number}} imagen.',
    'Se envían de nuevo {{count, number}} imágenes.',
    'Se envían de nuevo {{count, number}} de imágenes.',
  ),
  'terminal.held.discarded': forms(
    'Se ha renunciado a {{count, number}} imagen, que se ha borrado de este PC.',
    'Se ha renunciado a {{count, number}} imágenes, que se han borrado de este PC.',
    'Se ha renunciado a {{count, number}} de imágenes, que se han borrado de este PC.',
  ),
};
