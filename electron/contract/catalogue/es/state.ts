import type { EN_STATE } from '../en/state.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_STATE: TranslationOf<typeof EN_STATE, OneManyOther> = {
  'number.2': 'Dos',
  'number.3': 'Tres',
  'number.4': 'Cuatro',
  'number.5': 'Cinco',
  'number.6': 'Seis',
  'number.7': 'Siete',
  'number.8': 'Ocho',
  'number.9': 'Nueve',
  'number.10': 'Diez',
  'count.images': forms(
    '{{count, number}} imagen',
    '{{count, number}} imágenes',
    '{{count, number}} de imágenes',
  ),
  'count.fromMachines': forms(
    'de {{count, number}} equipo',
    'de {{count, number}} equipos',
    'de {{count, number}} de equipos',
  ),

  'machine.subject.given': '{{name}}',
  'machine.subject.named': '«{{name}}» ({{address}})',
  'machine.subject.address': 'Un equipo con la dirección {{address}}',
  'machine.subject.unknown': 'Un equipo',
  'machine.origin.given': 'de {{name}}',
  'machine.origin.named': 'de «{{name}}» ({{address}})',
  'machine.origin.address': 'de un equipo con la dirección {{address}}',
  'machine.origin.unknown': 'de un equipo',

  'clock.ahead': 'El reloj de este PC va {{duration}} adelantado.',
  'clock.behind': 'El reloj de este PC va {{duration}} atrasado.',
  'clock.wasAhead': 'El reloj de este PC iba {{duration}} adelantado.',
  'clock.wasBehind': 'El reloj de este PC iba {{duration}} atrasado.',
  'clock.wrong': 'La hora de este PC no es correcta.',
  'clock.wasWrong': 'La hora de este PC no era correcta.',

  'headline.gone.title': 'Tern no está en marcha en este PC.',
  'headline.gone.text':
    'Hasta que vuelva a estarlo, ningún equipo puede enviar. Inicie Tern o reinicie este PC.',
  'headline.starting.title': 'Tern se está iniciando.',
  'headline.starting.text': 'Un momento, por favor.',
  'headline.removed.title': 'Este PC se ha retirado de la cuenta de su clínica.',
  'headline.removed.text':
    'Su clave ya no sirve, así que ningún equipo puede enviar. Si ha sido un error, pida un nuevo código de vinculación.',
  'headline.paused.title': 'Tern está en pausa.',
  'headline.paused.finishing':
    'Lo que se está enviando ahora se termina. A los demás equipos se les pide que lo intenten más tarde.',
  'headline.paused.text':
    'A sus equipos se les pide que lo intenten más tarde y conservan sus imágenes. Reanude para volver a recibir.',
  'headline.unpaired.title': 'Aún sin vincular.',
  'headline.unpaired.text': 'Escriba el código que le han dado y este PC pertenecerá a su clínica.',
  'headline.pairing.title': 'Se está vinculando este PC.',
  'headline.exchanging.text': 'El código se está cambiando por una clave.',
  'headline.storing.text': 'La clave se está guardando en un lugar seguro.',
  'headline.cannotSend': 'Ningún equipo puede enviar a este PC. {{advice}}',
  'headline.connecting.title': 'Conectando con la nube.',
  'headline.connecting.text': 'Sus equipos podrán enviar en cuanto haya conexión.',
  'headline.stale.title': 'La nube no responde desde hace un rato.',
  'headline.stale.text':
    'Tern sigue preguntando. Si alguna imagen no llega, el equipo recibe el aviso y la conserva.',
  'headline.clockWrong.text':
    'Las imágenes siguen llegando, pero con horas incorrectas. Ponga la fecha y la hora de este PC en automático.',
  'headline.connected.title': forms(
    'Un equipo está conectado.',
    '{{number}} equipos están conectados.',
    '{{number}} de equipos están conectados.',
  ),
  'headline.connected.text': 'En este instante no se está enviando nada.',
  'headline.sending.title': forms(
    'Un equipo está enviando.',
    '{{number}} equipos están enviando.',
    '{{number}} de equipos están enviando.',
  ),
  'headline.sending.cloud': 'Una imagen solo cuenta cuando la nube la ha confirmado.',
  'headline.sending.archive': 'Una imagen solo cuenta cuando el archivo la ha confirmado.',
  'headline.alsoLook': 'Además, algo requiere su atención; está más abajo.',
  'headline.awaiting.title': forms(
    'Una imagen espera su acuse de recibo.',
    '{{number}} imágenes esperan su acuse de recibo.',
    '{{number}} de imágenes esperan su acuse de recibo.',
  ),
  'headline.awaiting.text':
    'La nube ha aceptado lo enviado. Se dará por entregado cuando llegue el acuse de recibo.',
  'headline.problems.title': forms(
    'Un asunto requiere su atención.',
    '{{number}} asuntos requieren su atención.',
    '{{number}} de asuntos requieren su atención.',
  ),
  'headline.problems.text': 'Más abajo se explica qué hacer con cada uno.',
  'headline.failed.title': forms(
    'Una imagen no ha llegado hoy.',
    '{{number}} imágenes no han llegado hoy.',
    '{{number}} de imágenes no han llegado hoy.',
  ),
  'headline.failed.text':
    'Siguen en el equipo, a menos que se hayan vuelto a enviar. La lista de abajo muestra qué equipo fue.',
  'headline.ready.title': 'Todo listo para la primera imagen.',
  'headline.ready.cloud':
    'Este PC está conectado a la nube. Envíe una imagen de prueba desde uno de sus equipos.',
  'headline.ready.archive':
    'Este PC está conectado al archivo. Envíe una imagen de prueba desde uno de sus equipos.',
  'headline.allIn.cloud': 'Todas las imágenes están en la nube.',
  'headline.allIn.archive': 'Todas las imágenes están en el archivo.',
  'headline.today': 'Hoy, {{images}} {{fromMachines}}.',
  'headline.nothingToday': 'Hoy todavía no se ha enviado nada.',
  'headline.receiptsMatch': 'Cada una tiene un acuse de recibo correcto.',
  'headline.archiveTook': 'El archivo ha aceptado cada una.',

  'link.unpaired.label': 'Sin vincular',
  'link.unpaired.text': 'Este PC no está vinculado a ninguna nube.',
  'link.connecting.label': 'Conectando',
  'link.connecting.text': 'Tern se está conectando con la nube.',
  'link.online.label': 'En línea',
  'link.online.text': 'La nube responde.',
  'link.stale.label': 'Sin respuesta reciente',
  'link.stale.text': 'La nube no responde desde hace un rato.',
  'link.offline.label': 'Sin conexión',
  'link.refused.label': 'Retirado',
  'link.refused.text': 'Este PC se ha retirado de la cuenta de su clínica.',
  'link.clock-wrong.label': 'En línea, hora incorrecta',

  'listener.port': 'El puerto {{port}}',
  'listener.anyPort': 'El puerto para sus equipos',
  'listener.inUse.title': '{{name}} ya está en uso.',
  'listener.inUse.titleBy': '{{name}} ya lo usa {{program}}.',
  'listener.inUse.text':
    'Solo un programa puede recibir ahí, así que ningún equipo puede enviar a este PC.',
  'listener.inUse.advice':
    'Cierre el otro programa DICOM de este PC o pida a su servicio técnico que dé otro puerto a Tern.',
  'listener.inUse.adviceBy':
    'Cierre {{program}} o pida a su servicio técnico que dé otro puerto a Tern.',
  'listener.notPermitted.title': '{{name}} no está permitido para Tern.',
  'listener.notPermitted.text':
    'En este PC, los puertos inferiores a 1024 requieren permisos especiales, así que ningún equipo puede enviar.',
  'listener.notPermitted.advice':
    'Pida a su servicio técnico que elija un puerto superior a 1024, por ejemplo 11112, o que conceda el permiso.',
  'listener.failed.title': 'Tern no puede recibir nada de sus equipos.',
  'listener.failed.text':
    'La dirección o el puerto indicados no funcionan, así que ningún equipo puede enviar.',
  'listener.failed.advice':
    'Reinicie este PC. Si sigue igual, pida a su servicio técnico que revise la dirección y el puerto en los ajustes.',
};
