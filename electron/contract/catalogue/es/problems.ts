import type { EN_PROBLEMS } from '../en/problems.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_PROBLEMS: TranslationOf<typeof EN_PROBLEMS, OneManyOther> = {
  'fault.no-network.title': 'No hay conexión a internet.',
  'fault.no-network.pastTitle': 'No había conexión a internet.',
  'fault.no-network.text':
    'Ninguna imagen se pierde: sus equipos volverán a enviar, o este PC guarda sus imágenes.',
  'fault.no-network.advice':
    'Compruebe el cable de red o la wifi de este PC y, después, el router.',
  'fault.name-not-found.title': 'No se encuentra la dirección de la nube.',
  'fault.name-not-found.pastTitle': 'No se encontraba la dirección de la nube.',
  'fault.name-not-found.text':
    'La red no conoce el nombre de la nube. Ninguna imagen se pierde: sus equipos volverán a enviar, o este PC guarda sus imágenes.',
  'fault.name-not-found.advice':
    'Compruebe si en este PC se abren páginas web. Si es así, pida a su servicio técnico que revise los ajustes de DNS y la dirección de la nube.',
  'fault.port-closed.title': 'El camino a la nube está cerrado.',
  'fault.port-closed.pastTitle': 'El camino a la nube estaba cerrado.',
  'fault.port-closed.text':
    'La conexión fue rechazada al instante, por un cortafuegos o porque el servicio de la nube está parado. Ninguna imagen se pierde: sus equipos volverán a enviar, o este PC guarda sus imágenes.',
  'fault.port-closed.advice':
    'Pregunte a su servicio técnico si el cortafuegos deja que este PC llegue a la nube.',
  'fault.timed-out.title': 'La nube no responde.',
  'fault.timed-out.pastTitle': 'La nube no respondía.',
  'fault.timed-out.text':
    'La nube no ha contestado nada. Ninguna imagen se pierde: sus equipos volverán a enviar, o este PC guarda sus imágenes.',
  'fault.timed-out.advice':
    'Compruebe si en este PC se abren páginas web. Si es así, pregunte a su servicio técnico si un cortafuegos bloquea el camino a la nube.',
  'fault.tls-altered.title': 'Algo en la red interfiere con la conexión segura.',
  'fault.tls-altered.pastTitle': 'Algo en la red interfería con la conexión segura.',
  'fault.tls-altered.text':
    'Un cortafuegos o un antivirus abre o modifica las conexiones cifradas. Tern no envía nada por una conexión que no sea privada de extremo a extremo.',
  'fault.tls-altered.advice':
    'Pida a su servicio técnico que excluya la dirección de la nube de la inspección TLS en el cortafuegos o el antivirus.',
  'fault.certificate-not-trusted.title': 'El certificado de la nube no es de confianza.',
  'fault.certificate-not-trusted.pastTitle': 'El certificado de la nube no era de confianza.',
  'fault.certificate-not-trusted.text':
    'Este PC no puede estar seguro de que habla con la nube correcta, así que no se envía nada.',
  'fault.certificate-not-trusted.advice':
    'Pregunte a su servicio técnico: o bien la nube de su clínica usa un certificado propio que este PC no ha recibido, o bien hay alguien en medio.',
  'fault.key-refused.title': 'La nube ha rechazado la clave de este PC.',
  'fault.key-refused.pastTitle': 'La nube rechazó la clave de este PC.',
  'fault.key-refused.text':
    'La clave de este PC no sirve en la nube, así que no se puede enviar ninguna imagen.',
  'fault.key-refused.advice':
    'Pida un nuevo código de vinculación a quien administra su nube y vuelva a vincular este PC.',
  'fault.cloud-down.title': 'La nube no funciona en este momento.',
  'fault.cloud-down.pastTitle': 'La nube no funcionaba.',
  'fault.cloud-down.text':
    'La nube responde, pero su servicio está averiado. Ninguna imagen se pierde: sus equipos volverán a enviar, o este PC guarda sus imágenes.',
  'fault.cloud-down.advice':
    'Espere unos minutos. Si sigue igual, avise a quien administra su nube.',
  'fault.cloud-refused.title': 'La nube no ha admitido a este PC.',
  'fault.cloud-refused.pastTitle': 'La nube no admitió a este PC.',
  'fault.cloud-refused.text': 'Se llegó a la nube, pero no aceptó la conexión.',
  'fault.cloud-refused.advice':
    'Avise a quien administra su nube; lo que respondió está en «Detalles».',
  'fault.keychain-unavailable.title': 'Tern no puede leer su clave.',
  'fault.keychain-unavailable.pastTitle': 'Tern no podía leer su clave.',
  'fault.keychain-unavailable.text':
    'El llavero de este PC está bloqueado o no existe, y ahí se guarda la clave de la nube. Hasta que se abra no se puede enviar ninguna imagen.',
  'fault.keychain-unavailable.advice':
    'Inicie sesión en este PC una vez para que se abra el llavero y, después, vuelva a iniciar Tern.',
  'fault.proxy-unreachable.title': 'El proxy de su red no responde.',
  'fault.proxy-unreachable.pastTitle': 'El proxy de su red no respondía.',
  'fault.proxy-unreachable.text':
    'Este PC llega a la nube a través de un proxy, y este no responde. Ninguna imagen se pierde: sus equipos volverán a enviar, o este PC guarda sus imágenes.',
  'fault.proxy-unreachable.advice':
    'Pregunte a su técnico si el proxy está en marcha y si su dirección en los ajustes de Tern es correcta.',
  'fault.proxy-password.title': 'El proxy de su red pide una contraseña.',
  'fault.proxy-password.pastTitle': 'El proxy de su red pedía una contraseña.',
  'fault.proxy-password.text':
    'Este PC llega a la nube a través de un proxy. Tern no tiene contraseña para él, así que no se puede enviar ninguna imagen.',
  'fault.proxy-password.advice':
    'Pida a su técnico que deje pasar este PC por el proxy sin contraseña.',
  'fault.proxy-refused.title': 'El proxy de su red no deja pasar a Tern.',
  'fault.proxy-refused.pastTitle': 'El proxy de su red no dejaba pasar a Tern.',
  'fault.proxy-refused.text':
    'Este PC llega a la nube a través de un proxy, y este rechaza la conexión con la nube.',
  'fault.proxy-refused.advice':
    'Pida a su técnico que permita la dirección de la nube en el proxy.',
  'fault.proxy-answer.title': 'Lo que responde en lugar del proxy no es un proxy.',
  'fault.proxy-answer.pastTitle': 'Lo que respondió en lugar del proxy no era un proxy.',
  'fault.proxy-answer.text':
    'Este PC debe llegar a la nube a través de un proxy, pero lo que responde en esa dirección no se comporta como tal.',
  'fault.proxy-answer.advice':
    'Pida a su técnico que compruebe la dirección y el puerto del proxy en los ajustes de Tern.',
  'fault.over.text':
    'Ya ha pasado. Lo que se estaba enviando entonces, el equipo tiene que volver a enviarlo.',
  'fault.over.advice': 'Si vuelve a ocurrir: {{advice}}',

  'problem.uplink-removed.title': 'Este PC se ha retirado de la cuenta de su clínica.',
  'problem.uplink-removed.text':
    'Su clave ya no sirve en la nube, así que desde aquí no se puede enviar ninguna imagen.',
  'problem.uplink-removed.advice':
    'Si ha sido un error, pida un nuevo código de vinculación a quien administra su nube y vuelva a vincularlo.',
  'problem.clock-wrong.text':
    'Las imágenes siguen llegando, pero las horas que se anotan son incorrectas.',
  'problem.clock-wrong.advice': 'Ponga la fecha y la hora de este PC en automático.',
  'problem.ledger-failed.title': 'Tern no puede escribir su registro de entregas.',
  'problem.ledger-failed.text':
    'La lista de lo entregado puede estar incompleta. Es posible que el disco esté lleno o dañado.',
  'problem.ledger-failed.advice': 'Libere espacio en el disco de este PC y, después, reinícielo.',
  'problem.disk-low.title': 'El disco de este PC está casi lleno.',
  'problem.disk-low.text':
    'Queda menos de 1 GB libre. Cuando no quede nada, Tern ya no podrá anotar lo que se ha entregado.',
  'problem.disk-low.advice':
    'Libere espacio en el disco de este PC, por ejemplo vaciando la papelera.',
  'problem.device-not-allowed.title': 'No se ha admitido a un equipo.',
  'problem.device-not-allowed.text':
    '{{device}} ha intentado enviar. No está en la lista de equipos permitidos.',
  'problem.device-not-allowed.advice': 'Si es suyo, permítalo en la página Equipos.',
  'problem.device-called-ae.title': 'Un equipo llamó a un AE Title que no está permitido.',
  'problem.device-called-ae.text': '{{device}} ha intentado enviar y no ha sido admitido.',
  'problem.device-called-ae.advice':
    'Permita el título en la página Equipos o corríjalo en el equipo.',
  'problem.device-nothing-accepted.title': 'No se acepta nada de lo que ofrece un equipo.',
  'problem.device-nothing-accepted.text':
    '{{device}} ha sido admitido, pero así no puede enviar nada.',
  'problem.device-nothing-accepted.advice':
    'Lo que quería y lo que ayuda está en la página Equipos.',
  'problem.device-limit.title': 'Demasiados equipos enviaban a la vez.',
  'problem.device-limit.text':
    '{{device}} ha tenido que esperar, porque ya había tantas conexiones abiertas como Tern permite.',
  'problem.device-limit.advice':
    'El equipo lo intentará de nuevo por sí solo. Si ocurre a menudo, pida a su servicio técnico que suba el límite.',
  'problem.device-protocol-error.title': 'Un equipo ha enviado algo que no es DICOM.',
  'problem.device-protocol-error.text':
    '{{device}} ha enviado datos que no siguen las reglas del protocolo. La conexión se ha cerrado.',
  'problem.device-protocol-error.advice':
    'Vuelva a enviar desde el equipo. Si no es uno de los suyos, pregunte a su servicio técnico qué es.',
  'problem.device-timeout.title': 'Un equipo ha dejado de responder.',
  'problem.device-timeout.text':
    '{{device}} abrió una conexión y después no envió nada durante demasiado tiempo. La conexión se ha cerrado.',
  'problem.device-timeout.advice':
    'Mire el equipo: ¿se ha quedado parado el envío? Vuelva a enviar.',
  'problem.device-vanished.title': 'Un equipo se ha desconectado mientras enviaba.',
  'problem.device-vanished.text':
    '{{device}} desapareció antes de terminar el envío. No se ha guardado nada incompleto.',
  'problem.device-vanished.advice':
    'Compruebe que el equipo está encendido y con el cable de red puesto, y vuelva a enviar el estudio.',
  'problem.device-aborted.title': 'Un equipo ha interrumpido su envío.',
  'problem.device-aborted.text': '{{device}} ha interrumpido lo que estaba enviando.',
  'problem.device-aborted.advice':
    'Si nadie lo detuvo a propósito, vuelva a enviar el estudio desde el equipo.',
  'problem.device-silent.title': '{{device}} no ha enviado nada desde el {{since}}.',
  'problem.device-silent.titleDate': '{{device}} no ha enviado nada desde el {{since}}.',
  'problem.device-silent.everyHours': forms(
    'Se espera de él al menos una imagen por hora.',
    'Se espera de él al menos una imagen cada {{count, number}} horas.',
  ),
  'problem.device-silent.everyDays': forms(
    'Se espera de él al menos una imagen al día.',
    'Se espera de él al menos una imagen cada {{count, number}} días.',
  ),
  'problem.device-silent.advice':
    'Compruebe que el equipo está encendido y conectado, y mire en él si quedan imágenes sin enviar. Si no se usa, cambie lo que se espera de él en la página «Equipos».',
  'problem.link-lost-while-sending.title': 'La conexión con la nube se cortó durante un envío.',
  'problem.link-lost-while-sending.text':
    '{{device}} estaba enviando en ese momento. El equipo sabe que la imagen no ha llegado.',
  'problem.link-lost-while-sending.advice':
    'La mayoría de los equipos vuelven a enviar por sí solos. Si este no lo hace, envíe el estudio de nuevo.',
  'problem.cloud-rejected-device.title': 'La nube no ha admitido a un equipo.',
  'problem.cloud-rejected-device.text': '{{device}} quería enviar y la nube ha dicho que no.',
  'problem.cloud-rejected-device.advice':
    'Compruebe que el equipo usa el AE Title que espera su nube o avise a quien administra su nube.',
  'problem.object-refused.title': 'La nube ha rechazado una imagen.',
  'problem.object-refused.text':
    'Venía {{fromDevice}}. El equipo ha recibido el aviso y todavía la tiene.',
  'problem.object-refused.advice':
    'Avise a quien administra su nube; el motivo está en «Detalles».',
  'problem.receipt-mismatch.title': 'La nube tiene una imagen distinta de la que se envió.',
  'problem.receipt-mismatch.text': 'Venía {{fromDevice}}. La imagen no se da por entregada.',
  'problem.receipt-mismatch.advice':
    'No la borre del equipo. Envíela de nuevo y avise a quien administra su nube.',
  'problem.receipt-missing.title': 'La nube no ha confirmado una imagen.',
  'problem.receipt-missing.text':
    'Venía {{fromDevice}} y la nube la aceptó, pero aún no hay acuse de recibo. Tern sigue preguntando.',
  'problem.receipt-missing.advice':
    'No la borre todavía del equipo. Si esto dura más de una hora, avise a quien administra su nube.',
};
