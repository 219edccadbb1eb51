import type { EN_TRANSFERS } from '../en/transfers.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_TRANSFERS: TranslationOf<typeof EN_TRANSFERS, OneManyOther> = {
  'transfers.title': 'Envíos',
  'transfers.lead':
    'Tern no guarda imágenes en este PC. Pasa cada una mientras el equipo espera la respuesta.',
  'transfers.history': 'Lo enviado',
  'transfers.filters': 'Filtros',
  'transfers.machine': 'Equipo',
  'transfers.anyMachine': 'Todos los equipos',
  'transfers.sampleMachine': '{{name}} (ejemplo)',
  'transfers.outcome': 'Qué ha sido de ello',
  'transfers.anyOutcome': 'Todo',
  'transfers.only.delivered': 'A salvo en la nube',
  'transfers.only.accepted': 'A la espera del acuse',
  'transfers.only.failed': 'No ha llegado',
  'transfers.only.refused': 'Rechazado',
  'transfers.only.incomplete': 'Interrumpido',
  'transfers.only.mismatch': 'El acuse no coincide',
  'transfers.fromDay': 'Desde',
  'transfers.untilDay': 'Hasta',
  'transfers.daysSwapped': 'El primer día es posterior al último.',
  'transfers.identifier': 'Identificador de una imagen',
  'transfers.clear': 'Ver todo',
  'transfers.shown': forms(
    '{{count, number}} imagen',
    '{{count, number}} imágenes',
    '{{count, number}} de imágenes',
  ),
  'transfers.shownMore': forms(
    '{{count, number}} imagen hasta ahora; las anteriores aparecen al desplazarse',
    '{{count, number}} imágenes hasta ahora; las anteriores aparecen al desplazarse',
    '{{count, number}} de imágenes hasta ahora; las anteriores aparecen al desplazarse',
  ),
  'transfers.nothingFits': 'Nada de lo enviado corresponde a estos filtros.',
  'transfers.reading': 'Leyendo …',
  'transfers.readingOlder': 'Leyendo anteriores …',
  'transfers.tryAgain': 'Intentar de nuevo',
  'transfers.notRead': 'No se ha podido leer lo enviado.',
  'transfers.sample': 'ejemplo',
  'transfers.sampleNote': 'Imágenes de nadie, del equipo de ejemplo incorporado.',
  'transfers.place.refused': 'todavía en el equipo',
  'transfers.place.incomplete': 'todavía en el equipo',
  'transfers.place.mismatch': 'no borrar del equipo',
  'transfers.story.delivered.text':
    'La nube ha confirmado cada una, y el acuse coincide con lo que envió el equipo.',
  'transfers.story.delivered.advice': 'No hay nada que hacer.',
  'transfers.story.archived.text':
    'El archivo ha aceptado cada una. Un archivo no da acuses de recibo.',
  'transfers.story.archived.advice': 'No hay nada que hacer.',
  'transfers.story.accepted.text':
    'La nube ha aceptado cada una, pero aún no hay acuse de recibo. Tern sigue preguntando.',
  'transfers.story.accepted.advice':
    'No las borre todavía del equipo. Si dura más de una hora, avise a quien administra su nube.',
  'transfers.story.refused.text':
    'La nube no las ha aceptado, y en este PC no queda nada. El equipo ha recibido el aviso y todavía las tiene.',
  'transfers.story.refused.advice':
    'No las borre del equipo. Comunique a quien administra su nube qué ha respondido (abajo) y después envíelas de nuevo desde el equipo.',
  'transfers.story.incomplete.text':
    'El envío se interrumpió. No se guarda nada incompleto; el equipo ha recibido el aviso y todavía las tiene.',
  'transfers.story.incomplete.advice':
    'La mayoría de los equipos vuelven a enviar por sí solos. Si no aparecen arriba como entregadas, envíelas de nuevo desde el equipo.',
  'transfers.story.mismatch.text':
    'Lo que hay en la nube es distinto de lo que envió el equipo. No se dan por entregadas.',
  'transfers.story.mismatch.advice':
    'No las borre del equipo. Envíelas de nuevo y avise a quien administra su nube.',
  'transfers.times': 'Enviado',
  'transfers.size': 'Tamaño',
  'transfers.noUid': 'sin identificador',
  'transfers.receipt.id': 'Acuse de recibo',
  'transfers.receipt.storedAt': 'Guardada en la nube',
  'transfers.receipt.here': 'SHA-256 aquí',
  'transfers.receipt.cloud': 'SHA-256 en la nube',
  'transfers.receipt.sizeCloud': 'Tamaño en la nube',
  'transfers.receipt.same': 'Iguales: la nube tiene exactamente lo que envió el equipo.',
  'transfers.receipt.differs': 'Distintos: la nube no tiene lo que envió el equipo.',
  'transfers.receipt.unknown': 'se desconoce',
  'transfers.receipt.waiting': 'Aún no hay acuse de recibo.',
  'transfers.receipt.none': 'No hay acuse de recibo.',
  'transfers.receipt.gone': 'Esta imagen ya no está en la lista.',
};
