import type { EN_ENCRYPTION } from '../en/encryption.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_ENCRYPTION: TranslationOf<typeof EN_ENCRYPTION, OneManyOther> = {
  'listener.tls.text':
    'Hasta entonces, los equipos que envían cifrado no pueden enviar a este PC. Los demás sí.',
  'listener.tls.failed.title': 'Tern no puede aceptar conexiones cifradas.',
  'problem.tls-key-unavailable.title': 'Tern no puede leer su clave para las conexiones cifradas.',
  'problem.tls-key-unavailable.text':
    'El llavero de este PC está bloqueado o no existe, así que el puerto cifrado está cerrado. Los equipos que envían cifrado no pueden enviar.',
  'problem.tls-key-unavailable.advice':
    'Inicie sesión una vez en este PC para que se abra el llavero. Después, Tern lo intenta de nuevo por sí solo.',
  'problem.certificate-expiring.title': forms(
    'El certificado de este PC caduca en un día.',
    'El certificado de este PC caduca en {{count, number}} días.',
    'El certificado de este PC caduca en {{count, number}} de días.',
  ),
  'problem.certificate-expiring.text':
    'Después, los equipos que envían cifrado pueden rechazar este PC.',
  'problem.certificate-expiring.advice':
    'Pida a su servicio técnico que cree uno nuevo a tiempo (tern certificate renew) y lo instale en los equipos.',
  'problem.certificate-expired.title': 'El certificado de este PC ha caducado.',
  'problem.certificate-expired.text': 'Los equipos que envían cifrado pueden rechazar este PC.',
  'problem.certificate-expired.advice':
    'Pida a su servicio técnico que cree uno nuevo (tern certificate renew) y lo instale en los equipos.',
  'problem.trusted-certificate-expiring.title': forms(
    'El certificado de un equipo caduca en un día.',
    'El certificado de un equipo caduca en {{count, number}} días.',
    'El certificado de un equipo caduca en {{count, number}} de días.',
  ),
  'problem.trusted-certificate-expiring.text':
    'Es el de {{subject}}. Después deja de valer, y lo que depende de él no puede enviar cifrado.',
  'problem.trusted-certificate-expiring.advice':
    'Pida a quien mantiene ese equipo su próximo certificado y haga que se confíe en él aquí (tern certificate trust).',
  'problem.trusted-certificate-expired.title': 'El certificado de un equipo ha caducado.',
  'problem.trusted-certificate-expired.text':
    'Es el de {{subject}}. Ya no vale, así que lo que depende de él no puede enviar cifrado.',
  'problem.trusted-certificate-expired.advice':
    'Pida a quien mantiene ese equipo su nuevo certificado y haga que se confíe en él aquí (tern certificate trust), o quite el antiguo (tern certificate distrust).',
  'problem.certificateOthers': forms(
    'Afecta a un certificado más.',
    'Afecta a {{count, number}} certificados más.',
    'Afecta a {{count, number}} de certificados más.',
  ),
  'problem.certificateNameless': 'un titular desconocido',
  'problem.device-not-encrypted.title': 'Un equipo no cifra.',
  'problem.device-not-encrypted.text': '{{device}} habla DICOM sin cifrar con el puerto cifrado.',
  'problem.device-not-encrypted.advice':
    'Active el cifrado (TLS) en el equipo o haga que envíe al puerto sin cifrado.',
  'problem.device-encrypted.title': 'Un equipo cifra, pero con el puerto equivocado.',
  'problem.device-encrypted.text':
    '{{device}} habla DICOM cifrado (TLS) con el puerto sin cifrado.',
  'problem.device-encrypted.advice':
    'Haga que el equipo envíe al puerto cifrado, que se activa en los ajustes de Tern, o desactive el cifrado en el equipo.',
  'problem.device-certificate-refused.title': 'No se ha admitido a un equipo por su certificado.',
  'problem.device-certificate-refused.none':
    '{{device}} quería enviar cifrado, pero no ha mostrado ningún certificado.',
  'problem.device-certificate-refused.untrusted':
    '{{device}} ha mostrado el certificado de {{subject}}, en el que aquí no se confía.',
  'problem.device-certificate-refused.expired':
    '{{device}} ha mostrado el certificado de {{subject}}, que ha caducado.',
  'problem.device-certificate-refused.not-yet-valid':
    '{{device}} ha mostrado el certificado de {{subject}}, que aún no es válido.',
  'problem.device-certificate-refused.advice':
    'Si es suyo, pida a su servicio técnico que confíe aquí en su certificado (tern certificate trust).',
  'problem.device-certificate-refused.noneAdvice':
    'Dé un certificado al equipo y haga que se confíe en él aquí (tern certificate trust), o no se lo pida a los equipos (Ajustes).',
  'problem.device-tls-failed.title': 'No se ha podido establecer una conexión cifrada.',
  'problem.device-tls-failed.text':
    '{{device}} y Tern no han encontrado una forma común de cifrar, o el equipo no confía en este PC.',
  'problem.device-tls-failed.advice':
    'Pregunte a su servicio técnico: el equipo tiene que hablar TLS 1.2 o posterior y confiar en el certificado de este PC (tern certificate export).',
  'refusal.certificate-unusable.title': 'Ese certificado no se puede usar.',
  'refusal.certificate-unusable.advice':
    'Compruebe que es el archivo correcto y que corresponde a su clave.',
  'terminal.label.encrypted': 'Con TLS',
  'terminal.certificate.none':
    'Aún no hay certificado. Se crea al activar el cifrado: tern config set dicomTls.enabled true',
  'terminal.certificate.subject': 'Certificado de {{subject}}',
  'terminal.certificate.valid': 'válido desde el {{from}} hasta el {{until}}',
  'terminal.certificate.names': 'para {{names}}',
  'terminal.certificate.ownMake': 'creado por Tern',
  'terminal.certificate.importedOne': 'importado',
  'terminal.certificate.exported': 'Guardado en {{file}}.',
  'terminal.certificate.changed':
    'Desde ahora este PC muestra este certificado. Hay que darlo a los equipos que confían en el anterior: tern certificate export FILE',
  'terminal.certificate.trusted': 'De confianza desde ahora:',
  'terminal.certificate.noneTrusted': 'No se confía en ningún certificado.',
  'terminal.certificate.authority': 'una autoridad: todo lo que ha emitido',
  'terminal.certificate.distrusted':
    'Ya no es de confianza; se han cortado las conexiones que dependían de él.',
  'settings.encryption.heading': 'Cifrado en la red de los equipos',
  'settings.encryption.lead':
    'Para equipos que saben cifrar (DICOM sobre TLS). Envían a un puerto propio; para los demás no cambia nada.',
  'settings.encryption.switch': 'Aceptar conexiones cifradas',
  'settings.encryption.port': 'Puerto cifrado',
  'settings.encryption.switch.hint':
    'Al activarlo por primera vez, este PC crea su propio certificado.',
  'settings.encryption.port.hint': 'Se escribe en los equipos que cifran. Lo habitual es 2762.',
  'settings.encryption.ask': 'Pedir un certificado a los equipos',
  'settings.encryption.ask.hint':
    'Entonces solo pueden enviar cifrado los equipos en cuyo certificado se confía aquí.',
  'settings.encryption.certificate': 'Certificado de este PC',
  'settings.encryption.fingerprint': 'Huella (SHA-256)',
  'settings.encryption.validUntil': 'Válido hasta',
  'settings.encryption.trusted': 'Equipos de confianza',
  'settings.encryption.noneTrusted':
    'Todavía ninguno, así que ningún equipo puede enviar cifrado. Su servicio técnico los añade con: tern certificate trust',
};
