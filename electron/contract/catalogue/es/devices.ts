import type { EN_DEVICES } from '../en/devices.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_DEVICES: TranslationOf<typeof EN_DEVICES, OneManyOther> = {
  'devices.title': 'Equipos',
  'devices.connectNew': 'Conectar un equipo nuevo',

  'knocks.heading': 'No admitidos',
  'knocks.title': '{{device}} no ha sido admitido.',
  'knocks.last': 'Última vez {{time}}',
  'knocks.first': 'la primera {{time}}',
  'knocks.asked': 'llamó al AE Title {{title}}',
  'knocks.not-allowed.text': 'No está en la lista de equipos que pueden enviar.',
  'remedy.allow-device': 'Si es suyo, permítalo.',
  'knocks.limit.text': 'Estaban enviando a la vez tantos equipos como Tern permite.',
  'remedy.raise-limit':
    'El equipo lo intentará de nuevo por sí solo. Si ocurre a menudo, pida a su servicio técnico que suba el límite.',
  'knocks.paused.text': 'En ese momento Tern estaba en pausa.',
  'remedy.nothing.paused-over':
    'La mayoría de los equipos lo intentan de nuevo después de la pausa. Si este no lo hace, inicie allí el envío otra vez.',
  'knocks.link-down.text': 'En ese momento no había conexión con la nube.',
  'remedy.nothing.link-down':
    'La mayoría de los equipos lo intentan de nuevo cuando vuelve la conexión. Si este no lo hace, inicie allí el envío otra vez.',
  'knocks.cloud-rejected.text': 'La nube no lo ha admitido.',
  'remedy.cloud-must-allow.association':
    'Compruebe en el equipo que el AE Title al que envía es el correcto o pregunte a quien administra su nube.',
  'knocks.allow': 'Permitir este equipo',
  'knocks.allowMeans': 'Podrá enviar como {{title}} desde {{address}}, y desde ningún otro sitio.',
  'knocks.allowAddressMeans': 'Lo que esté en {{address}} podrá enviar, con cualquier AE Title.',
  'knocks.more': 'Más',
  'knocks.anywhere': 'Permitir desde cualquier dirección',
  'knocks.anywhereMeans':
    'Para un equipo cuya dirección cambia. Todo lo que se llame {{title}} podrá enviar.',
  'knocks.forget': 'Olvidar',
  'knocks.forgetMeans': 'Sale de esta lista y vuelve a ella si lo intenta de nuevo.',
  'knocks.allowed':
    '{{name}} puede enviar a partir de ahora. Inicie el envío otra vez en el equipo.',
  'knocks.forgotten': '{{name}} ya no está entre los no admitidos.',

  'access.open.title': 'Cualquier equipo de esta red puede enviar.',
  'access.open.text':
    'Todo lo que conozca la dirección de este PC puede hacer llegar imágenes a su nube.',
  'access.open.change': 'Solo pueden enviar los equipos de aquí',
  'access.open.ask': '¿Permitir que envíen solo estos equipos?',
  'access.open.confirm': 'Solo estos equipos',
  'access.local.title': 'Solo los equipos de su lista pueden enviar.',
  'access.local.text': 'Los demás no se admiten y aparecen en esta página, para que usted decida.',
  'access.local.change': 'Permitir que envíe cualquiera',
  'access.local.ask': '¿Permitir que envíe cualquier equipo de esta red?',
  'access.local.confirm': 'Permitir que envíe cualquiera',
  'access.cloud.title': 'Solo los equipos de la lista de la nube pueden enviar.',
  'access.cloud.text': 'Esa lista la lleva quien administra su nube.',
  'access.close': forms(
    'El equipo de esta página podrá seguir enviando. Los demás no se admitirán y aparecerán aquí, donde se permiten con un clic.',
    'Los {{count, number}} equipos de esta página podrán seguir enviando. Los demás no se admitirán y aparecerán aquí, donde se permiten con un clic.',
    'Los {{count, number}} de equipos de esta página podrán seguir enviando. Los demás no se admitirán y aparecerán aquí, donde se permiten con un clic.',
  ),
  'access.close.none':
    'Aún no ha enviado ningún equipo, así que al principio no se admitirá a ninguno. Aparecerán aquí, donde se permiten con un clic.',
  'access.openUp':
    'Todo lo que conozca la dirección de este PC podrá hacer llegar imágenes a su nube. La lista de equipos permitidos se borra.',
  'access.cancel': 'Dejarlo como está',

  'entries.heading': 'También en su lista',
  'entries.machine': '{{title}} en {{address}}',
  'entries.title': 'Todo lo que se llame {{title}}, desde cualquier dirección',
  'entries.address': 'Todo lo que esté en {{address}}, con cualquier AE Title',
  'entries.remove': 'Quitar de la lista',
  'entries.removed': 'Quitado de la lista: {{entry}}.',

  'machines.heading': 'Sus equipos',
  'machines.none': 'Aún no ha enviado ningún equipo.',
  'machines.noneHow':
    'Un equipo aparece aquí por sí solo en cuanto se conecta a este PC por primera vez.',
  'machines.state.allowed': 'Puede enviar',
  'machines.state.not-allowed': 'No puede enviar',
  'machines.state.sending': 'Está enviando',
  'machines.state.quiet': 'Sin enviar, aunque se esperan imágenes',
  'machines.lastImage': 'Última imagen {{time}}',
  'machines.noImage': 'Aún sin imágenes',
  'machines.lastHello': 'Último eco {{time}}',
  'machines.noHello': 'Aún sin eco',
  'machines.rename': 'Cambiar nombre',
  'machines.name': 'Nombre de este equipo',
  'machines.nameHint':
    'Como lo llaman ustedes, por ejemplo «Ecógrafo 1, sala 2». Vacío: su AE Title, {{title}}.',
  'machines.save': 'Guardar',
  'machines.cancel': 'Cancelar',
  'machines.policy': 'Sus imágenes están',
  'machines.policy.asAll': 'como todos: {{policy}}',
  'machines.expect': 'Esperar imágenes',
  'machines.expect.never': 'nunca',
  'machines.expect.days': forms(
    'cada día',
    'cada {{count, number}} días',
    'cada {{count, number}} de días',
  ),
  'machines.expect.week': 'cada semana',
  'machines.expect.hours': forms(
    'cada hora',
    'cada {{count, number}} horas',
    'cada {{count, number}} de horas',
  ),
  'machines.expect.own': 'otras horas …',
  'machines.hours': 'Al menos una imagen cada tantas horas',
  'machines.hoursHint': 'Si no llega nada durante más tiempo, Tern avisa.',
  'machines.hoursWrong': 'Escriba un número entero de 1 a 8760, que es un año.',
  'machines.software': 'Software',
  'machines.implementation': 'UID de implementación',
  'machines.firstSeen': 'Visto por primera vez',
  'machines.lastSeen': 'Visto por última vez',

  'hello.test': 'Probar el eco',
  'hello.to': 'De este PC al equipo',
  'hello.to.text': 'Tern envía un eco al equipo en {{address}} y espera su respuesta.',
  'hello.port': 'Puerto del equipo',
  'hello.portHint': 'Está en sus ajustes DICOM; a menudo es 104.',
  'hello.portWrong': 'Escriba un número entero de 1 a 65535.',
  'hello.send': 'Enviar eco',
  'hello.running': 'Esperando la respuesta …',
  'hello.answered': '{{name}} ha respondido en {{latency}}.',
  'hello.onlySends':
    'Muchos equipos solo envían y nunca responden. Para sus imágenes cuenta la otra dirección.',
  'hello.from': 'Del equipo a este PC',
  'hello.from.text': 'Pulse ahora «Echo» o «Verify» en el equipo.',
  'hello.waiting': 'Esperando su eco …',
  'hello.arrived': 'Su eco ha llegado y la nube ha respondido.',
  'hello.last': 'Su último eco llegó {{time}}.',
  'hello.never': 'Hasta ahora no ha enviado ningún eco.',

  'forget.button': 'Olvidar …',
  'forget.title': '¿Olvidar {{name}}?',
  'forget.open':
    'Sale de esta página, con su nombre y sus cifras. Cualquier equipo puede enviar, así que volverá en cuanto lo haga. Las imágenes que están en la nube se quedan allí.',
  'forget.local':
    'Sale de esta página y de la lista de equipos permitidos, con su nombre y sus cifras. Cuando vuelva a enviar no se admitirá, hasta que usted lo permita de nuevo. Las imágenes que están en la nube se quedan allí.',
  'forget.cloud':
    'Sale de esta página, con su nombre y sus cifras. Si puede enviar lo decide la lista de la nube, que no cambia. Las imágenes que están en la nube se quedan allí.',
  'forget.confirm': 'Olvidarlo',
  'forget.cancel': 'Conservarlo',
  'forget.done': '{{name}} está olvidado y ya no puede enviar.',
  'forget.doneMaySend':
    '{{name}} está olvidado. Aún puede enviar, y entonces volverá a aparecer aquí.',
  'machines.titles': 'AE Titles a los que puede llamar',
  'machines.titles.hint':
    'Uno o varios, separados por comas. Déjelo vacío para todos los que admite este PC.',
  'machines.titles.nothing':
    'Ahora no puede llamar a ninguno, así que no puede enviar. Escriba uno, o guarde el campo vacío para todos.',
  'machines.titles.any': 'todos',
};
