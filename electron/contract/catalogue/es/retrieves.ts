import type { EN_RETRIEVES } from '../en/retrieves.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

/** Imágenes de vuelta de la nube: equipos de destino, recuperaciones y lo que puede fallar. */
export const ES_RETRIEVES: TranslationOf<typeof EN_RETRIEVES, OneManyOther> = {
  'problem.destination-unreachable.title': 'No se han podido entregar imágenes de la nube.',
  'problem.destination-unreachable.text':
    '{{device}} no ha respondido, no ha admitido a Tern o ha interrumpido la conexión. Quien pidió las imágenes ha recibido el aviso.',
  'problem.destination-unreachable.advice':
    'Compruebe que el equipo está encendido y que su dirección, puerto y AE Title son correctos; después pida las imágenes otra vez. Para probarlo: tern destination echo.',
  'field.duplicate': 'Esto ya está en la lista.',
  'terminal.label.fetching': 'Trayendo',
  'terminal.fetching': 'para {{destination}}, {{images}}, faltan {{remaining}}',
  'terminal.destination.none':
    'No hay ningún equipo de destino configurado: las imágenes de la nube no se pueden entregar aquí a ningún equipo.',
  'terminal.destination.added': 'Desde ahora se pueden entregar imágenes de la nube a {{aeTitle}}.',
  'terminal.destination.removed': 'Ya no se entregan imágenes de la nube a {{aeTitle}}.',
  'terminal.destination.echo': '{{aeTitle}} ha respondido en {{latency}}.',
  'terminal.destination.tls': 'cifrado (TLS)',
};
