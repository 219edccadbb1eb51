import type { EN_REFUSED } from '../en/refused.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_REFUSED: TranslationOf<typeof EN_REFUSED, OneManyOther> = {
  'knocks.title.object': '{{device}}: la nube no lo ha aceptado todo.',
  'knocks.title.nothing': '{{device}}: no se acepta nada de lo que ofrece.',
  'knocks.title.stranger': '{{device}} no habla DICOM aquí.',
  'knocks.called-ae.text': 'Llamó al AE Title {{title}}, y aquí no puede llamarlo.',
  'knocks.nothing-accepted.text': 'Quería pasar, entre otras cosas: {{kind}}. No se aceptó nada.',
  'knocks.object-refused.text': 'Lo que envió: {{kind}}. {{meaning}}',
  'knocks.tls-hello.text': 'Inició una conexión cifrada (TLS) en el puerto para DICOM sin cifrar.',
  'knocks.tls-missing.text': 'Ha llegado sin cifrar al puerto de DICOM cifrado.',
  'knocks.certificate-refused.text': 'No ha mostrado ningún certificado que se acepte aquí.',
  'knocks.tls-failed.text':
    'Él y Tern no han encontrado una forma común de cifrar, o no confía en este PC.',
  'knocks.http-request.text':
    'Un navegador o un programa para páginas web llamó al puerto de DICOM.',
  'knocks.not-dicom.text': 'Habla algo distinto de DICOM en este puerto.',
  'knocks.broke-rules.text':
    'Envió datos que no siguen las reglas de DICOM y la conexión se cerró.',
  'knocks.by.this-pc': 'rechazado por este PC',
  'knocks.by.far-end': 'rechazado por la nube',
  'knocks.command': 'Para el servicio técnico',
  'knocks.allowCalled': 'Permitir este AE Title',
  'knocks.allowCalledMeans': 'Todo equipo que puede enviar podrá llamar a {{title}} en este PC.',
  'knocks.allowCalledDeviceMeans': 'Este equipo podrá llamar también a {{title}}.',
  'knocks.calledAllowed': 'Ya se puede llamar a {{title}}. Inicie el envío otra vez en el equipo.',

  'refusedStatus.no-room': 'La nube no tiene ahora sitio para ello.',
  'refusedStatus.not-taken': 'La nube no acepta este tipo.',
  'refusedStatus.not-allowed': 'La nube dice que no se puede guardar.',
  'refusedStatus.faulty': 'La nube dice que algo en ello no es correcto.',
  'refusedStatus.other': 'Como motivo, la nube da el código {{code}}.',

  'remedy.allow-called-ae':
    'Si ese título es el correcto, permítalo. Si no, corríjalo en el equipo.',
  'remedy.resume':
    'Tern sigue en pausa. Termine la pausa e inicie después el envío otra vez en el equipo.',
  'remedy.cloud-must-allow.device':
    'Solo la nube puede permitirlo. Pida a quien administra su nube que añada este equipo.',
  'remedy.cloud-must-allow.called-ae':
    'La nube no conoce el AE Title {{title}}. Corríjalo en el equipo o pida a quien administra su nube que lo añada.',
  'remedy.cloud-must-allow.sop-class':
    'Solo quien administra su nube puede hacer que acepte este tipo.',
  'remedy.cloud-must-allow.transfer-syntax':
    'Elija otra compresión en el equipo o pida a quien administra su nube que acepte esta.',
  'remedy.cloud-must-allow.object':
    'No lo borre del equipo. Avise a quien administra su nube y envíe después otra vez.',
  'remedy.change-device.no-tls':
    'Desactive TLS para esta conexión en el equipo o indíquele el puerto de este PC destinado a TLS.',
  'remedy.trust-certificate':
    'Si el equipo es suyo, pida a su servicio técnico que confíe aquí en su certificado.',
  'remedy.change-device.use-tls':
    'Active TLS para esta conexión en el equipo, o indíquele el puerto de este PC que es para DICOM sin cifrar.',
  'remedy.change-device.newer-tls':
    'El equipo tiene que usar TLS 1.2 o más reciente y confiar en el certificado de este PC. Su servicio técnico puede exportarlo.',
  'remedy.change-device.called-ae':
    'Eso no puede estar en ninguna lista. Escriba en el equipo un AE Title de letras y cifras sencillas.',
  'remedy.change-device.offer':
    'De esto se ocupa este mismo PC y no lo ofrece en esta forma. Las imágenes no se ven afectadas.',
  'remedy.change-device.object':
    'No lo borre del equipo. Compruébelo allí; si está bien, avise a quien administra su nube.',
  'remedy.nothing.allowed-now': 'Ahora está permitido. Inicie el envío otra vez en el equipo.',
  'remedy.nothing.cloud-busy':
    'La nube estaba ocupada. La mayoría de los equipos lo intentan de nuevo por sí solos. Si este no lo hace, inicie allí el envío otra vez.',
  'remedy.nothing.not-dicom':
    'Así no llegan imágenes. Si no sabe qué hay en esta dirección, pregunte a su servicio técnico.',
  'remedy.nothing.broke-rules':
    'Vuelva a enviar desde el equipo. Si ocurre de nuevo, avise al fabricante.',

  'offers.heading': forms(
    'No se acepta {{count, number}} oferta de este equipo',
    'No se aceptan {{count, number}} ofertas de este equipo',
    'No se aceptan {{count, number}} de ofertas de este equipo',
  ),
  'offers.lead':
    'Los equipos ofrecen más de lo que usan, así que es normal. Solo importa si el equipo quiere enviar justo eso.',
  'offers.why.kind': 'este tipo no se acepta',
  'offers.why.syntax': 'no en esta forma: {{syntaxes}}',
  'offers.why.none': 'sin indicar el motivo',

  'service.echo': 'Eco',
  'service.find': 'Búsqueda',
  'service.retrieve': 'Recuperación de imágenes',
  'service.worklist': 'Lista de trabajo',
  'service.procedureStep': 'Aviso sobre el examen (MPPS)',
  'service.commitment': 'Confirmación de almacenamiento',
  'service.print': 'Impresión',
  'service.object': 'objeto DICOM {{uid}}',
  'syntax.uncompressed': 'sin comprimir',
  'syntax.uncompressedBig': 'sin comprimir, big endian',
  'syntax.deflated': 'deflate',

  'association.running': forms(
    '{{count, number}} imagen hasta ahora',
    '{{count, number}} imágenes hasta ahora',
    '{{count, number}} de imágenes hasta ahora',
  ),
  'association.complete': forms(
    'la única imagen ha llegado',
    'las {{count, number}} imágenes han llegado',
    'los {{count, number}} de imágenes han llegado',
  ),
  'association.incomplete': 'han llegado {{confirmed}} de al menos {{expected}}: {{cause}}',
  'association.refused-some':
    'han llegado {{confirmed}} de {{expected}}, la nube no ha aceptado {{refused}}',
  'association.cause.broke-off': 'el equipo interrumpió el envío',
  'association.cause.link-lost': 'se perdió la conexión con la nube',
  'association.cause.stopped': 'este PC terminó el envío',
  'association.cause.unknown': 'Tern ya no estaba en marcha',
  'association.cause.released': 'el equipo terminó antes de tiempo',
  'association.cutOff': 'la imagen {{number}} quedó cortada',
  'association.arrivedLater': forms(
    '{{count, number}} de ellas llegó después',
    '{{count, number}} de ellas llegaron después',
    '{{count, number}} de ellas llegaron después',
  ),
  'association.heading': 'Interrumpidos',
  'association.lead':
    'Lo que no ha llegado sigue en el equipo. La mayoría de los equipos envían de nuevo por sí solos.',

  'machines.room': 'Sala',
  'machines.roomHint': 'Dónde está. Puede quedar vacío.',
  'machines.sends': 'Qué envía',
  'machines.sends.none': 'nada todavía',
  'machines.sends.line': '{{kind}}, {{syntax}}: {{number}}, última vez {{time}}',
  'machines.calls': 'AE Titles a los que llama',
  'machines.maybeSame': 'Parece ser {{name}}, que no ha vuelto desde su dirección anterior.',
  'machines.same': 'Es el mismo equipo',
  'machines.merged':
    '{{name}} vuelve a ser un solo equipo. A partir de ahora Tern lo reconoce por su título, sea cual sea su dirección.',
  'values.furtherTitles': 'Otros AE Titles',
};
