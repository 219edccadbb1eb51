import type { EN_DOCTOR } from '../en/doctor.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_DOCTOR: TranslationOf<typeof EN_DOCTOR, OneManyOther> = {
  'doctor.listener-starting': 'La recepción de sus equipos se está iniciando.',
  'doctor.listener-failed':
    'Sus equipos no pueden conectarse: el puerto {{port}} no está disponible.',
  'doctor.listener-taken': 'Sus equipos no pueden conectarse: {{program}} usa el puerto {{port}}.',
  'doctor.listener-paused':
    'Tern está en pausa: a los equipos que quieren enviar se les pide que lo intenten más tarde.',
  'doctor.listener-open-to-all':
    'Sus equipos pueden enviar al puerto {{port}}. Cualquier equipo de la red puede enviar.',
  'doctor.listener-by-list': 'Los equipos de la lista pueden enviar al puerto {{port}}.',
  'doctor.paired': 'Vinculado con {{clinic}} como {{label}}.',
  'doctor.paired-foreign':
    'El destino {{host}}:{{port}} se indicó al iniciar; no hace falta vincular este PC.',
  'doctor.not-paired': 'Este PC no está vinculado. Pida un código de vinculación y escríbalo.',
  'doctor.skipped-not-paired': 'Sin comprobar: este PC no está vinculado.',
  'doctor.skipped-foreign': 'Sin comprobar: un destino indicado al iniciar no tiene nada de esto.',
  'doctor.key-readable': 'La clave de este PC se puede leer.',
  'doctor.key-from-file': 'Sin comprobar: la clave viene de un archivo.',
  'doctor.keychain-corrupt':
    'La clave ya no está en el llavero o está dañada. Desvincule este PC y vincúlelo con un código nuevo.',
  'doctor.network-not-needed': 'La nube está en este mismo PC, así que no hace falta red.',
  'doctor.network-there': 'Este PC tiene red.',
  'doctor.network-knows-cloud': 'Este PC tiene red y el nombre {{host}} es conocido.',
  'doctor.network-proxy-there': 'Se puede llegar al proxy {{host}}:{{port}}.',
  'doctor.service-answers': 'La nube responde en {{latency}}.',
  'doctor.clock-right': 'El reloj de este PC es correcto.',
  'doctor.clock-unknown': 'Sin comprobar: la nube no ha dicho la hora.',
  'doctor.link-opens':
    'La conexión cifrada para imágenes se abre en {{latency}} (puerto {{port}}, {{suite}}).',
  'doctor.echo-answered':
    'La nube ha respondido por la conexión cifrada en {{latency}} ({{suite}}).',
  'doctor.echo-unanswered':
    'La nube ha aceptado la conexión, pero no ha respondido por ella. Vuelva a intentarlo; si continúa así, avise a quien administra su nube.',
  'doctor.echo-not-sent': 'No se ha probado porque no hay conexión.',
  'doctor.disk-free': 'Quedan {{size}} libres en este PC.',
  'doctor.disk-low': 'Solo quedan {{size}} libres en este PC. Libere espacio en el disco.',
  'doctor.disk-unknown': 'Este PC no indica cuánto espacio libre queda en el disco.',
};
