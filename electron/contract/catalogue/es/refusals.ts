import type { EN_REFUSALS } from '../en/refusals.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_REFUSALS: TranslationOf<typeof EN_REFUSALS, OneManyOther> = {
  'refusal.pairing-code-malformed.title': 'Eso no es un código de vinculación.',
  'refusal.pairing-code-malformed.advice':
    'Un código tiene diez letras y cifras, como 7K3M-9QTX-2H. Compárelo con el que le han dado.',
  'refusal.pairing-code-wrong.title': 'La nube no conoce este código.',
  'refusal.pairing-code-wrong.advice':
    'Compárelo con el que le han dado y compruebe que la dirección de la nube es correcta.',
  'refusal.pairing-code-expired.title': 'Este código ha caducado.',
  'refusal.pairing-code-expired.advice': 'Los códigos valen 15 minutos. Pida uno nuevo.',
  'refusal.pairing-code-used.title': 'Este código ya se ha usado.',
  'refusal.pairing-code-used.advice': 'Cada código sirve una sola vez. Pida uno nuevo.',
  'refusal.pairing-too-many-attempts.title': 'Ha habido demasiados intentos.',
  'refusal.pairing-too-many-attempts.advice':
    'Espere unos minutos, pida un código nuevo y vuelva a intentarlo.',
  'refusal.already-paired.title': 'Este PC ya está vinculado.',
  'refusal.already-paired.advice': 'Desvincúlelo primero si debe pertenecer a otra clínica.',
  'refusal.not-paired.title': 'Este PC aún no está vinculado.',
  'refusal.not-paired.advice': 'Vincúlelo primero con un código.',
  'refusal.uplink-removed.title': 'Este PC se ha retirado de la cuenta de su clínica.',
  'refusal.uplink-removed.advice':
    'Pida un nuevo código de vinculación a quien administra su nube.',
  'refusal.cloud-unreachable.title': 'No se puede acceder a la nube.',
  'refusal.cloud-unreachable.advice':
    'Compruebe la conexión a internet y la dirección de la nube, y vuelva a intentarlo.',
  'refusal.cloud-not-trusted.title': 'El certificado de la nube no es de confianza.',
  'refusal.cloud-not-trusted.advice':
    'Compruebe la dirección. Si su nube usa un certificado propio, añádalo y vuelva a intentarlo.',
  'refusal.cloud-answer-invalid.title': 'Lo que ha respondido ahí no es una nube de Tern.',
  'refusal.cloud-answer-invalid.advice':
    'Compruebe la dirección de la nube. Si es correcta, avise a quien administra su nube.',
  'refusal.proxy-failed.title': 'El proxy de su red impide el paso.',
  'refusal.proxy-failed.advice':
    'Pida a su técnico que compruebe el proxy en los ajustes de Tern y que deje pasar este PC sin contraseña.',
  'refusal.link-down.title': 'No hay conexión con la nube.',
  'refusal.link-down.advice':
    'La frase de arriba en el panel dice por qué; la página «Ayuda» revisa cada paso.',
  'refusal.sample-refused.title': 'La imagen de prueba no se ha aceptado.',
  'refusal.sample-refused.advice':
    'La frase de arriba en el panel dice qué ocurre; la página «Ayuda» revisa cada paso.',
  'refusal.device-unreachable.title': 'No se puede acceder al equipo.',
  'refusal.device-unreachable.advice':
    'Compruebe que está encendido y conectado y que él mismo recibe en este puerto.',
  'refusal.device-rejected.title': 'El equipo ha respondido, pero ha rechazado a Tern.',
  'refusal.device-rejected.advice':
    'Añada Tern en los ajustes DICOM del equipo, con el AE Title de este PC, y compruebe el AE Title del equipo. Después vuelva a intentarlo.',
  'refusal.device-not-answering.title': 'Se ha aceptado la conexión, pero nadie ha respondido.',
  'refusal.device-not-answering.advice':
    'Puede que otro programa use ese puerto. Compruebe el puerto en los ajustes DICOM del equipo.',
  'refusal.bad-arguments.title': 'Tern no lo ha entendido.',
  'refusal.bad-arguments.advice':
    'Compruebe lo que ha escrito. Si parece correcto, recargue esta página y vuelva a intentarlo.',
  'refusal.keychain-unavailable.title': 'Este PC no tiene un llavero que Tern pueda usar.',
  'refusal.keychain-unavailable.advice':
    'Inicie sesión en este PC para que se abra el llavero. En un servidor sin llavero, su servicio técnico puede iniciar Tern con --secret-store file.',
  'refusal.keychain-denied.title': 'El llavero de este PC no ha dejado entrar a Tern.',
  'refusal.keychain-denied.advice':
    'Permita el acceso a Tern cuando el sistema lo pida y vuelva a intentarlo.',
  'refusal.config-invalid.title': 'Ese ajuste no es válido.',
  'refusal.config-invalid.advice': 'Compruebe el valor y vuelva a intentarlo.',
  'refusal.config-unwritable.title': 'No se han podido guardar los ajustes.',
  'refusal.config-unwritable.advice':
    'Compruebe que el disco no está lleno y que Tern puede escribir en su carpeta.',
  'refusal.agent-not-running.title': 'Tern no está en marcha en este PC.',
  'refusal.agent-not-running.advice': 'Inicie Tern y vuelva a intentarlo.',
  'refusal.images-waiting.title': 'En este PC esperan imágenes que no están en ningún otro sitio.',
  'refusal.images-waiting.advice':
    'Deje que se envíen antes, o indique que también se pueden borrar.',
  'refusal.agent-already-running.title': 'Tern ya está en marcha.',
  'refusal.agent-already-running.advice': 'Use el que está en marcha o deténgalo primero.',
  'refusal.port-in-use.title': 'Otro programa usa el puerto que Tern necesita.',
  'refusal.port-in-use.advice': 'Cierre el otro programa o elija otro puerto.',
  'refusal.internal.title': 'Algo ha fallado dentro de Tern.',
  'refusal.internal.advice':
    'Vuelva a intentarlo. Si ocurre de nuevo, reinicie Tern y avise a su servicio técnico.',
  'refusal.pairing-form.title':
    'El código, la dirección o el certificado no tienen la forma correcta.',
  'refusal.pairing-form.advice':
    'Revise los tres campos. La dirección de la nube empieza por https://',

  'code.complete': 'El código está completo.',
  'code.empty': 'Diez letras y cifras. Los guiones aparecen solos.',
  'code.missing': forms(
    'Falta {{count, number}} carácter.',
    'Faltan {{count, number}} caracteres.',
  ),
  'code.tooLong': 'Un código tiene {{length}} letras y cifras; aquí hay más. Quite lo que sobre.',
  'code.badCharacter':
    '«{{character}}» nunca aparece en un código. Compárelo con el que le han dado.',
  'code.badCheck':
    'Un carácter no es correcto o dos están intercambiados. Compárelo con el que le han dado.',
};
