import type { EN_COMMITMENTS } from '../en/commitments.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_COMMITMENTS: TranslationOf<typeof EN_COMMITMENTS, OneManyOther> = {
  'problem.commitment-undelivered.title': 'Un equipo no ha sabido si sus imágenes están a salvo.',
  'problem.commitment-undelivered.text':
    '{{device}} lo preguntó, pero durante días no se le pudo dar la respuesta. Quizá guarde imágenes que podría borrar.',
  'problem.commitment-undelivered.advice':
    'Pregunte a su técnico en qué dirección y en qué puerto recibe este equipo las respuestas de «storage commitment» y escríbalos en sus detalles, en la página de equipos.',
  'problem.commitment-refused.title': 'El archivo no ha confirmado una imagen.',
  'problem.commitment-refused.text':
    'Venía {{fromDevice}}. El archivo la aceptó, pero después no respondió de ella. La imagen no cuenta como entregada.',
  'problem.commitment-refused.advice':
    'No la borre del equipo. Avise a quien administra su archivo.',
  'terminal.commitments.none':
    'Ningún equipo ha preguntado si sus imágenes están a salvo (storage commitment).',
  'commitments.waiting': 'espera imágenes o acuses de recibo',
  'commitments.reporting': 'respuesta lista, el equipo aún no la tiene',
  'commitments.delivered': 'el equipo tiene su respuesta',
  'commitments.undelivered': 'no se pudo avisar al equipo',
  'commitments.allSafe': 'todas a salvo',
  'commitments.notSafe': forms(
    '{{count, number}} no está a salvo',
    '{{count, number}} no están a salvo',
  ),
  'commitments.attempts': forms(
    '{{count, number}} intento fallido, {{reason}}',
    '{{count, number}} intentos fallidos, {{reason}}',
  ),
  'commitments.fault.unreachable': 'no se puede acceder a él',
  'commitments.fault.not-secure':
    'no hay conexión cifrada con él, o no se confía en su certificado',
  'commitments.fault.rejected': 'no admitió a Tern',
  'commitments.fault.not-accepted': 'allí no acepta esas respuestas',
  'commitments.fault.broke-off': 'interrumpió la conexión',
  'commitments.fault.no-answer': 'no dijo nada',
  'commitments.fault.refused': 'no aceptó la respuesta',
  'terminal.commitments.address':
    'Desde ahora, las respuestas para {{aeTitle}} van a {{host}}, puerto {{port}}.',
  'terminal.commitments.addressGone':
    'Las respuestas para {{aeTitle}} van a la dirección desde la que llama, puerto {{port}}.',
  'commitments.heading': 'Cuando pregunta si sus imágenes están a salvo',
  'commitments.lead':
    'Algunos equipos preguntan si sus imágenes están a salvo antes de borrarlas (storage commitment). Aquí reciben la respuesta.',
  'commitments.to': 'Dónde recibe las respuestas',
  'commitments.toHint':
    'Deje ambos vacíos para la dirección desde la que llama y el puerto {{port}}.',
  'commitments.latest': 'Preguntas recientes',
  'commitments.noneOfIt': 'Hasta ahora no ha preguntado.',
};
