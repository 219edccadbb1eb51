import type { EN_TERMINAL } from '../en/terminal.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_TERMINAL: TranslationOf<typeof EN_TERMINAL, OneManyOther> = {
  'terminal.label.clinic': 'Clínica',
  'terminal.label.farEnd': 'Destino',
  'terminal.label.link': 'Conexión',
  'terminal.label.machines': 'Equipos',
  'terminal.label.sending': 'Enviando',
  'terminal.label.today': 'Hoy',
  'terminal.label.problem': 'Atención',
  'terminal.labelled': '{{label}}:',
  'terminal.heartbeat': ', última señal respondida en {{latency}}',
  'terminal.listenerStarting': 'la recepción se está iniciando',
  'terminal.listenerFailed': 'no pueden enviar, el puerto {{port}} no funciona',
  'terminal.listening': 'enviar a {{hosts}}, puerto {{port}}, AE Title {{aeTitle}}',
  'terminal.or': ' o ',
  'terminal.openToAll': '; cualquier equipo de la red puede enviar',
  'terminal.deliveredSize': forms(
    '{{count, number}} imagen entregada ({{size}})',
    '{{count, number}} imágenes entregadas ({{size}})',
    '{{count, number}} de imágenes entregadas ({{size}})',
  ),
  'terminal.awaiting': '{{number}} a la espera del acuse',
  'terminal.failed': '{{number}} sin llegar',
  'terminal.times': forms(
    ' ({{count, number}} vez)',
    ' ({{count, number}} veces)',
    ' ({{count, number}} de veces)',
  ),
  'terminal.sendingNow': 'enviando: {{list}}',
  'terminal.deliveredToday': 'imágenes entregadas hoy: {{number}}',
  'terminal.nothingSent': 'Aún no se ha enviado nada.',
  'terminal.echo': 'La nube ha respondido en {{latency}} ({{suite}}).',
  'terminal.paired':
    'Vinculado con {{clinic}}.\nUplink {{uplinkId}}, huella de la clave {{fingerprint}}.',
  'terminal.unpaired': 'Desvinculado. La nube lo sabe y ya no acepta nada de este PC.',
  'terminal.unpairedAlone':
    'Desvinculado en este PC, pero no se ha podido avisar a la nube: haga que retiren allí también el uplink.',
  'terminal.mark.ok': 'ok',
  'terminal.mark.warning': 'aviso',
  'terminal.mark.failed': 'FALLO',
  'terminal.mark.skipped': 'omitido',
  'terminal.size.bytes': '{{value}} bytes',
  'terminal.size.kilobytes': '{{value}} kB',
  'terminal.size.megabytes': '{{value}} MB',
  'terminal.size.gigabytes': '{{value}} GB',
  'terminal.size.terabytes': '{{value}} TB',
};
