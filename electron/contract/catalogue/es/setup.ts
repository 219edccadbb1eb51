import type { EN_SETUP } from '../en/setup.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_SETUP: TranslationOf<typeof EN_SETUP, OneManyOther> = {
  'locked.title': 'Esta página está bloqueada.',
  'locked.text':
    'Solo puede verla quien está ante este PC, por eso se abre con la dirección completa que Tern dio al iniciarse.',
  'locked.look': 'Vaya a la ventana en la que se inició «tern run».',
  'locked.copy':
    'Copie la dirección completa que aparece allí, hasta el último carácter. Tiene este aspecto:',
  'locked.paste': 'Péguela arriba, en la barra de direcciones.',
  'locked.again': 'Cada vez que se inicia Tern, la dirección es nueva.',

  'pairing.heading': 'Vincular este PC',
  'pairing.lead': 'Quien administra su nube le da un código. Vale 15 minutos y sirve una sola vez.',
  'pairing.code': 'Código de vinculación',
  'pairing.cloudUrl': 'Dirección de la nube',
  'pairing.cloudUrlHint': 'Empieza por https://',
  'pairing.cloudUrlMissing': 'Escriba la dirección de su nube.',
  'pairing.cloudUrlWrong': 'Esto no es una dirección. Debe parecerse a https://cloud.example.com',
  'pairing.cloudUrlPlain':
    'La dirección tiene que empezar por https:// para que nadie pueda escuchar.',
  'pairing.codeMissing': 'Escriba los diez caracteres de su código.',
  'pairing.certificate': 'Mi nube tiene un certificado propio',
  'pairing.certificateLabel': 'Certificado de la CA privada (PEM)',
  'pairing.certificateHint': 'Pegue el texto o elija el archivo que le han dado (ca.pem).',
  'pairing.certificateChoose': 'Elegir un archivo …',
  'pairing.certificateWrong':
    'Esto no es un certificado. Debe empezar por -----BEGIN CERTIFICATE-----',
  'pairing.certificateKey':
    'Esto es una clave privada. Tiene que quedarse donde estaba; use el certificado.',
  'pairing.certificateTooLong': 'Este archivo es demasiado grande para ser un certificado.',
  'pairing.certificateUnread': 'No se ha podido leer el archivo.',
  'pairing.submit': 'Vincular',
  'pairing.submitting': 'Vinculando …',
  'pairing.contacting': 'Llamando a la nube …',
  'pairing.exchanging': 'Cambiando el código por una clave …',
  'pairing.storing': 'Guardando la clave en un lugar seguro …',
};
