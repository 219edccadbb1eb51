import type { EN_UPDATES } from '../en/updates.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_UPDATES: TranslationOf<typeof EN_UPDATES, OneManyOther> = {
  'updates.heading': 'Actualizaciones',
  'updates.version': 'Versión en uso',
  'updates.channel': 'Qué versiones',
  'updates.channel.hint': 'Las versiones de prueba llegan antes y pueden tener fallos.',
  'updates.channel.stable': 'Versiones publicadas',
  'updates.channel.beta': 'También versiones de prueba',
  'updates.hours': 'Horas para actualizar',
  'updates.hours.hint':
    'Cuándo puede Tern instalar una actualización. Déjelo vacío para que lo haga cuando ningún equipo haya enviado durante un rato.',
  'updates.check': 'Buscar actualizaciones',
  'updates.install': 'Instalar ahora',
  'updates.off.no-key':
    'Esta copia de Tern no se actualiza sola. Su servicio técnico instala las versiones nuevas.',
  'updates.off.not-installed': 'Tern no se instaló en este PC, por eso no se actualiza solo.',
  'updates.idle': 'Tern está al día.',
  'updates.idle.never': 'Tern todavía no ha buscado actualizaciones.',
  'updates.checking': 'Tern está buscando actualizaciones.',
  'updates.downloading': 'Se está descargando Tern {{version}}: {{percent}}.',
  'updates.ready': 'Tern {{version}} está listo para instalarse.',
  'updates.by-hand': 'Tern {{version}} está disponible. En este PC lo instala su servicio técnico.',
  'updates.installing': 'Se está instalando Tern {{version}}. Tern se inicia de nuevo solo.',
  'updates.lastChecked': 'Última búsqueda: {{time}}',
  'updates.hold.sending': 'Se instala en cuanto no haya nada en camino.',
  'updates.hold.settling': 'Se instala cuando ningún equipo haya enviado durante cinco minutos.',
  'updates.hold.hours': 'Se instala entre las {{from}} y las {{to}}.',
  'updates.hold.service':
    'Tern funciona como servicio en este PC, por eso lo instala su servicio técnico.',
  'updates.failed.offline':
    'Tern no pudo buscar actualizaciones: no se alcanza el lugar donde se publican.',
  'updates.failed.not-found':
    'Tern no pudo buscar actualizaciones: donde se publican no hay ninguna para este PC.',
  'updates.failed.not-signed':
    'Se rechazó una actualización: no viene del fabricante de Tern. Avise a su servicio técnico.',
  'updates.failed.expired':
    'La lista de actualizaciones ha caducado. Puede que alguien retenga otras más nuevas. Avise a su servicio técnico.',
  'updates.failed.replayed':
    'La lista de actualizaciones es más antigua que una anterior. Puede que alguien retenga otras más nuevas. Avise a su servicio técnico.',
  'updates.failed.unreadable':
    'No se pudo leer la lista de actualizaciones. Tern lo intentará más tarde.',
  'updates.failed.damaged':
    'Una actualización llegó dañada y se descartó. Tern lo intentará más tarde.',
  'updates.failed.disk-full': 'No hay sitio en el disco para una actualización. Libere espacio.',
  'updates.failed.install-failed':
    'No se pudo instalar la actualización. Tern lo intentará más tarde.',
  'updates.failed.internal': 'Algo falló al buscar actualizaciones. Tern lo intentará más tarde.',
  'updates.mishap.rolled-back': 'Tern ha vuelto a la versión {{to}}.',
  'updates.mishap.rolled-back.agent-down':
    'La versión {{version}} no se inició bien en este PC. No se intenta otra vez; una posterior, sí.',
  'updates.mishap.rolled-back.link-lost':
    'La versión {{version}} ya no alcanzaba la nube. No se intenta otra vez; una posterior, sí.',
  'updates.mishap.no-effect': 'No se pudo instalar Tern {{version}}.',
  'updates.mishap.no-effect.text':
    'Se intentó dos veces. La versión {{to}} sigue en uso; una posterior se intentará de nuevo.',
  'updates.mishap.cannot-roll-back': 'Tern {{version}} no funciona bien en este PC.',
  'updates.mishap.cannot-roll-back.nothing-kept':
    'Aquí no hay ninguna versión anterior a la que volver. Llame a su servicio técnico.',
  'updates.mishap.cannot-roll-back.kept-damaged':
    'La versión anterior que se guardó aquí está dañada. Llame a su servicio técnico.',
  'updates.mishap.cannot-roll-back.failed':
    'No se pudo volver a la versión anterior. Llame a su servicio técnico.',
  'updates.ready.text': 'Tarda un minuto, en el que ningún equipo puede enviar.',
  'terminal.label.update': 'Actualización',
};
