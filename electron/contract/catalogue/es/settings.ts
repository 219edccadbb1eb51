import type { EN_SETTINGS } from '../en/settings.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_SETTINGS: TranslationOf<typeof EN_SETTINGS, OneManyOther> = {
  'settings.title': 'Ajustes',
  'settings.lead':
    'Un cambio se guarda al pulsar Intro o al salir del campo, y vale enseguida. Esc deshace lo que ha escrito.',
  'settings.saving': 'Guardando …',
  'settings.saved': 'Guardado',
  'settings.overridden':
    'Guardado, pero Tern se inició con otro valor para esto. Mientras se inicie así, vale ese otro.',
  'settings.fromCloud': 'Lo fija la nube. Solo puede cambiarlo quien administra su nube.',
  'settings.undo': 'Deshacer',
  'settings.undoWhich': 'Deshacer: {{name}}',

  'settings.network.heading': 'Este PC en la red de los equipos',
  'settings.network.lead': 'Lo que cambie aquí hay que cambiarlo también en sus equipos.',
  'settings.network.devices': 'Qué equipos pueden enviar y cómo se llaman',
  'settings.aeTitle.hint':
    'El nombre de este PC que se escribe en los equipos. También pasan las imágenes con otros títulos; el título se transmite tal cual.',
  'settings.port.hint':
    'El puerto nuevo vale enseguida: un equipo que aún no lo conoce no puede enviar. Lo que se está enviando ahora se termina.',

  'settings.success.heading': 'Cuándo se le dice «éxito» a un equipo',
  'settings.success.relay.cloud': 'Cuando la nube tiene la imagen',
  'settings.success.relay.archive': 'Cuando el archivo tiene la imagen',
  'settings.success.relay.why':
    'Un equipo que lee «éxito» puede borrar su propia copia. Por eso Tern transmite cada imagen enseguida y espera la respuesta del otro extremo antes de responder al equipo. En este PC no queda nada de una imagen.',
  'settings.success.relay.offline':
    'Mientras no hay conexión, se pide a los equipos que lo intenten más tarde. Hasta entonces conservan sus imágenes.',
  'settings.success.choice.relay.cloud': 'Segura en la nube',
  'settings.success.choice.relay.archive': 'Segura en el archivo',
  'settings.success.choice.spool': 'Segura en este PC',
  'settings.success.choice.cloud-first.cloud': 'Primero la nube',
  'settings.success.choice.cloud-first.archive': 'Primero el archivo',
  'settings.success.spool.cloud': 'Cuando este PC tiene la imagen, sellada',
  'settings.success.spool.archive': 'Cuando este PC tiene la imagen, sellada',
  'settings.success.spool.why':
    'Los equipos quedan libres enseguida, por lenta que sea la línea. Tern guarda cada imagen en este PC, cifrada con una clave de su llavero, la envía y solo la borra cuando tiene su recibo.',
  'settings.success.spool.offline':
    'Mientras no hay conexión, los equipos siguen enviando y este PC guarda las imágenes. Si este PC se estropea antes de enviarlas, esas imágenes solo existen donde el equipo aún las tenga.',
  'settings.success.cloud-first.cloud':
    'Cuando la nube tiene la imagen; si no se puede llegar a ella, cuando la tiene este PC',
  'settings.success.cloud-first.archive':
    'Cuando el archivo tiene la imagen; si no se puede llegar a él, cuando la tiene este PC',
  'settings.success.cloud-first.why':
    'Mientras hay conexión, en este PC no queda nada de una imagen. Cuando no la hay, Tern guarda aquí las imágenes, cifradas, y las envía más tarde.',
  'settings.success.cloud-first.offline':
    'Mientras no hay conexión, los equipos siguen enviando y este PC guarda las imágenes. Si este PC se estropea antes de enviarlas, esas imágenes solo existen donde el equipo aún las tenga.',
  'settings.success.byCloud': 'Lo ha fijado la nube.',

  'settings.internet.heading': 'Conexión a internet',
  'settings.rate': 'Límite de subida',
  'settings.rate.hint':
    'Lo que todos los equipos juntos pueden enviar a la nube. Vacío: sin límite.',
  'settings.rate.now': 'Ahora: {{rate}}.',
  'settings.rate.none': 'sin límite',
  'settings.hours': 'Horas del límite',
  'settings.hours.hint':
    'El límite vale solo entre estas horas, según el reloj de este PC; pueden pasar de medianoche. Si deja ambas vacías, vale siempre.',
  'settings.hours.idle':
    'Si hay un límite, puede valer solo a ciertas horas. Ahora no hay ninguno.',
  'settings.hours.from': 'Desde',
  'settings.hours.to': 'Hasta',
  'settings.proxy': 'Proxy',
  'settings.proxy.hint':
    'Solo si su red no deja salir nada sin él; no debe pedir contraseña. Si deja ambos vacíos, no se usa ninguno.',
  'settings.proxy.host': 'Nombre o dirección IP',

  'settings.certificate': 'Certificado adicional',
  'settings.certificate.hint':
    'Solo si su red inspecciona las conexiones cifradas (inspección TLS). Su técnico tiene el archivo.',
  'settings.certificate.consequence':
    'Quien realiza la inspección podrá leer lo que este PC comunica a la nube, sus acuses de recibo y, al vincularlo, su clave. Las imágenes siguen cifradas con esa clave. Por eso, vincule este PC fuera de la inspección si puede.',
  'settings.certificate.none': 'No hay ninguno.',
  'settings.certificate.set': forms(
    'Hay un certificado.',
    'Hay {{count, number}} certificados.',
    'Hay {{count, number}} de certificados.',
  ),
  'settings.certificate.add': 'Añadir un certificado …',
  'settings.certificate.replace': 'Sustituir …',
  'settings.certificate.remove': 'Quitar',
  'settings.certificate.label': 'Certificado de su red (PEM)',
  'settings.certificate.trust': 'Confiar en él',
  'settings.certificate.cancel': 'Cancelar',

  'settings.app.heading': 'Esta aplicación',
  'settings.language.system': 'Como este PC',
  'settings.login.hint':
    'Los equipos pueden enviar en cuanto alguien inicia sesión en este PC. Si no, solo cuando se abre Tern.',

  'settings.advanced.heading': 'Avanzado',
  'settings.advanced.lead': 'Para técnicos. En el uso normal no hay que cambiar nada aquí.',
  'settings.advanced.machines': 'Equipos',
  'settings.advanced.link': 'Conexión con la nube',
  'settings.advanced.here': 'En este PC',
  'settings.host': 'Dirección de este PC',
  'settings.host.hint':
    'Dónde pueden conectarse los equipos. 0.0.0.0: en todas las direcciones de este PC.',
  'settings.dicom.maxAssociations': 'Equipos a la vez',
  'settings.dicom.maxAssociations.hint':
    'Cuántas asociaciones puede haber abiertas a la vez. A las demás se les pide que lo intenten de nuevo.',
  'settings.dicom.maxPduBytes': 'Longitud de PDU',
  'settings.dicom.maxPduBytes.hint': 'La PDU más larga que se pide a los equipos.',
  'settings.dicom.artimTimeoutMs': 'Espera de una asociación',
  'settings.dicom.artimTimeoutMs.hint': 'Cuánto puede durar una conexión sin asociación (ARTIM).',
  'settings.dicom.pduTimeoutMs': 'Espera del resto de una PDU',
  'settings.dicom.pduTimeoutMs.hint':
    'Cuánto puede tardar una PDU empezada. El tiempo de espera de la nube no cuenta.',
  'settings.dicom.idleTimeoutMs': 'Asociación en silencio',
  'settings.dicom.idleTimeoutMs.hint':
    'Cuánto puede estar un equipo sin enviar nada antes de desconectarlo.',
  'settings.ports': 'Puertos del canal de datos',
  'settings.ports.hint':
    'En el orden de los intentos, como 443, 4443. Vacío: los que indicó la nube.',
  'settings.ports.none': 'los de la nube',
  'settings.link.connectTimeoutMs': 'Espera de la conexión',
  'settings.link.connectTimeoutMs.hint': 'Cuánto puede tardar la conexión con la nube.',
  'settings.link.associationTimeoutMs': 'Espera de la respuesta de la nube',
  'settings.link.associationTimeoutMs.hint':
    'Cuánto puede tardar la nube en responder a una asociación.',
  'settings.link.heartbeatIntervalMs': 'Latido',
  'settings.link.heartbeatIntervalMs.hint': 'Cada cuánto pregunta este PC si la nube está ahí.',
  'settings.link.backoffMinMs': 'Espera más corta tras un fallo',
  'settings.link.backoffMinMs.hint': 'Tras el primer intento fallido de llegar a la nube.',
  'settings.link.backoffMaxMs': 'Espera más larga tras fallos',
  'settings.link.backoffMaxMs.hint': 'La espera crece con cada fallo hasta este valor.',
  'settings.webPort': 'Puerto del panel en el navegador',
  'settings.webPort.hint':
    '0 toma uno libre; vacío lo desactiva. Esto vale solo tras el próximo inicio de Tern.',
  'settings.webPort.none': 'no',
  'settings.keepDays': 'Registro de entregas',
  'settings.keepDays.hint':
    'Cuánto tiempo se guarda lo que se entregó. No contiene datos de pacientes.',
  'settings.keepDays.unit': 'días',
  'settings.aeTitle.hintListed':
    'El nombre de este PC que se escribe en los equipos. Aparte de él, solo pasan los títulos de abajo; se transmiten tal cual.',
  'settings.aeTitle.hintOnly':
    'El nombre de este PC que se escribe en los equipos. No se admiten imágenes con ningún otro título.',
  'settings.calledTitles': 'Otros AE Titles',
  'settings.calledTitles.hint':
    'Títulos a los que los equipos también pueden enviar, separados por comas. Vacío: cualquier título. Para no admitir ningún otro, escriba el propio AE Title.',
  'settings.calledTitles.none': 'cualquiera',
};
