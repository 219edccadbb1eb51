import type { EN_RETRIEVES } from '../en/retrieves.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

/** Imágenes de vuelta de la nube: equipos de destino, recuperaciones y lo que puede fallar. */
export const ES_RETRIEVES: TranslationOf<typeof EN_RETRIEVES, OneManyOther> = {
  'problem.destination-unreachable.title': 'No se han podido entregar imágenes de la nube.',
  'problem.destination-unreachable.text':
    '{{device}} no ha respondido, no ha admitido a Tern o ha interrumpido la conexión. Quien pidió las imágenes ha recibido el aviso.',
  'problem.destination-unreachable.advice':
    'Compruebe que el equipo está encendido y que su dirección, puerto y AE Title son correctos; después pida las imágenes otra vez. Para probarlo: la página de ajustes o tern destination echo.',
  'field.duplicate': 'Esto ya está en la lista.',
  'terminal.label.fetching': 'Trayendo',
  'terminal.fetching': 'para {{destination}}, {{images}}, faltan {{remaining}}',
  'terminal.destination.none':
    'No hay ningún equipo de destino configurado: las imágenes de la nube no se pueden entregar aquí a ningún equipo.',
  'terminal.destination.added': 'Desde ahora se pueden entregar imágenes de la nube a {{aeTitle}}.',
  'terminal.destination.removed': 'Ya no se entregan imágenes de la nube a {{aeTitle}}.',
  'terminal.destination.echo': '{{aeTitle}} ha respondido en {{latency}}.',
  'terminal.destination.tls': 'cifrado (TLS)',
  'retrieves.progress': forms(
    '{{done}} de {{count, number}} imagen a {{destination}}',
    '{{done}} de {{count, number}} imágenes a {{destination}}',
  ),
  'retrieves.looking': 'Buscando las imágenes para {{destination}}',
  'retrieves.failed': forms(
    '{{count, number}} no se pudo entregar',
    '{{count, number}} no se pudieron entregar',
  ),
  'retrieves.byMachine': 'De la nube, a petición de {{name}}',
  'retrieves.byCloud': 'De la nube, que las envía por sí misma',
  'destinations.heading': 'Entregar imágenes a equipos de aquí',
  'destinations.lead':
    'Una estación de trabajo de aquí puede pedir imágenes de la nube, o la nube puede enviarle algunas. Solo las reciben los equipos de esta lista.',
  'destinations.none': 'Todavía no hay ningún equipo en la lista.',
  'destinations.where': '{{host}}, puerto {{port}}',
  'destinations.encrypted': 'cifrado',
  'destinations.notEncrypted': 'sin cifrar',
  'destinations.add': 'Añadir un equipo …',
  'destinations.save': 'Añadir',
  'destinations.cancel': 'Cancelar',
  'destinations.aeTitle': 'AE Title del equipo',
  'destinations.aeTitle.hint': 'Figura en sus ajustes de DICOM.',
  'destinations.host.hint': 'Dónde está en su red, por ejemplo 192.168.1.50.',
  'destinations.tls': 'Recibe imágenes cifradas (DICOM sobre TLS)',
  'destinations.tls.hint':
    'Aquí hay que confiar en su certificado. De eso se encarga un técnico con: tern certificate trust',
  'destinations.remove': 'Quitar …',
  'destinations.remove.title': '¿Quitar {{aeTitle}} de la lista?',
  'destinations.remove.text':
    'Entonces ya no se le entregan imágenes de la nube. Las que ya tiene se quedan allí.',
  'destinations.remove.confirm': 'Quitarlo',
  'destinations.remove.cancel': 'Conservarlo',
};
