import type { EN_HELD } from '../en/held.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_HELD: TranslationOf<typeof EN_HELD, OneManyOther> = {
  'headline.keepsHere':
    'Sus equipos pueden seguir enviando: hasta entonces, sus imágenes quedan a salvo en este PC.',
  'headline.safeHere.later':
    'Se enviarán solas a la nube en cuanto sea posible. Deje este PC encendido.',
  'headline.safeHere.left': 'Tiempo restante: aproximadamente {{duration}}.',
  'safe.count': forms(
    '{{count, number}} imagen a salvo en este PC',
    '{{count, number}} imágenes a salvo en este PC',
    '{{count, number}} de imágenes a salvo en este PC',
  ),
  'safe.oldest': 'la más antigua: {{duration}}',
  'safe.left': 'quedan aproximadamente {{duration}}',
  'safe.held': forms(
    '{{count, number}} imagen requiere su decisión',
    '{{count, number}} imágenes requieren su decisión',
    '{{count, number}} de imágenes requieren su decisión',
  ),
  'transfers.leadKept':
    'Lo que envían los equipos queda cifrado en este PC solo hasta que la nube lo confirma.',
  'held.heading': 'Requiere su decisión',
  'held.lead':
    'Tern no puede enviar estas imágenes por sí solo. Se quedan aquí hasta que alguien las envíe de nuevo o las descarte. Todas las demás siguen su camino.',
  'held.reason.refused.text': 'La nube no las acepta.',
  'held.reason.refused.advice':
    'Diga a quien gestiona su nube lo que esta respondió (abajo) y después envíelas de nuevo aquí.',
  'held.reason.not-taken.text': 'La nube no acepta este tipo de imagen.',
  'held.reason.not-taken.advice':
    'Pida a quien gestiona su nube que lo permita y después envíelas de nuevo aquí.',
  'held.reason.mismatch.text': 'Lo que tiene la nube difiere de lo que hay aquí.',
  'held.reason.mismatch.advice':
    'Avise a quien gestiona su nube y no las descarte antes de que lo haya comprobado.',
  'held.reason.damaged.text': 'Sus archivos en este PC están dañados.',
  'held.reason.damaged.advice':
    'Envíelas de nuevo desde el equipo. Cuando hayan llegado, descártelas aquí.',
  'held.reason.key-missing.text': 'Su clave no está en el llavero de este PC.',
  'held.reason.key-missing.advice':
    'Recupere el llavero anterior o ejecute Tern con la cuenta que usaba; entonces se envían solas. Si no es posible, envíelas de nuevo desde el equipo.',
  'held.reason.file-missing.text': 'Sus archivos ya no están en este PC.',
  'held.reason.file-missing.advice':
    'Restaure los archivos de una copia de seguridad, o envíe las imágenes de nuevo desde el equipo y después descarte estas.',
  'held.answer': 'Respuesta de la nube: {{code}}',
  'held.more': forms(
    'Hay {{count, number}} más que no se muestra.',
    'Hay {{count, number}} más que no se muestran.',
  ),
  'held.notRead': 'No se ha podido leer lo que requiere su decisión.',
  'held.retry': 'Enviar de nuevo',
  'held.retryWhich': 'Enviar de nuevo: {{what}}',
  'held.retryAll': 'Enviar todas de nuevo',
  'held.discard': 'Descartar …',
  'held.discardWhich': 'Descartar: {{what}}',
  'held.retried': forms(
    '{{count, number}} imagen está otra vez en camino.',
    '{{count, number}} imágenes están otra vez en camino.',
    '{{count, number}} de imágenes están otra vez en camino.',
  ),
  'held.discarded': forms(
    '{{count, number}} imagen se ha descartado y borrado.',
    '{{count, number}} imágenes se han descartado y borrado.',
    '{{count, number}} de imágenes se han descartado y borrado.',
  ),
  'held.ask.title': forms(
    '¿Descartar {{count, number}} imagen?',
    '¿Descartar {{count, number}} imágenes?',
    '¿Descartar {{count, number}} de imágenes?',
  ),
  'held.ask.text':
    'Se borran de este PC y no se envían nunca. Tern ya no las tendrá en ningún sitio: si el equipo las ha borrado, se pierden para siempre.',
  'held.ask.keep': 'Conservarlas',
  'held.ask.next': 'Continuar …',
  'held.ask.sure': '¿Borrarlas para siempre?',
  'held.ask.type': 'Para borrarlas, escriba cuántas son: {{number}}',
  'held.ask.erase': 'Borrar para siempre',
  'transfers.versions': forms(
    'Con el mismo identificador llegó también {{count, number}} versión distinta. Se conservan todas las versiones.',
    'Con el mismo identificador llegaron también {{count, number}} versiones distintas. Se conservan todas las versiones.',
    'Con el mismo identificador llegaron también {{count, number}} de versiones distintas. Se conservan todas las versiones.',
  ),
  'terminal.label.here': 'aquí',
  'terminal.ledger.none': 'El registro no tiene ninguna entrada que corresponda.',
  'terminal.ledger.written': forms(
    'Se ha escrito {{count, number}} entrada en {{file}}.',
    'Se han escrito {{count, number}} entradas en {{file}}.',
    'Se han escrito {{count, number}} de entradas en {{file}}.',
  ),
  'terminal.ledger.received': 'recibida',
  'terminal.ledger.attempts': 'intentos',
  'settings.quietHours': 'Horas de silencio',
  'settings.quietHours.hint':
    'Entre estas horas, las imágenes que están en este PC esperan; las urgentes salen enseguida, salvo que se haya desactivado. Los equipos pueden enviar mientras tanto. Deje ambas vacías si no quiere ninguna.',
};
