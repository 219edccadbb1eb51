import type { EN_FIELDS } from '../en/fields.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

/** What is wrong with one field, in Spanish. */
export const ES_FIELDS: TranslationOf<typeof EN_FIELDS, OneManyOther> = {
  'field.wrong-type': 'Aquí no va un valor de este tipo.',
  'field.not-a-number': 'Escriba un número.',
  'field.not-a-whole-number': 'Escriba un número entero, sin coma ni punto.',
  'field.too-small': 'El número más pequeño permitido aquí es {{limit}}.',
  'field.too-big': 'El número más grande permitido aquí es {{limit}}.',
  'field.empty': 'Este campo no puede quedar vacío.',
  'field.too-short': forms(
    'Hace falta al menos {{count, number}} carácter.',
    'Hacen falta al menos {{count, number}} caracteres.',
  ),
  'field.too-long': forms(
    'Aquí cabe como máximo {{count, number}} carácter.',
    'Aquí caben como máximo {{count, number}} caracteres.',
  ),
  'field.too-few': forms(
    'Hace falta al menos {{count, number}} entrada.',
    'Hacen falta al menos {{count, number}} entradas.',
  ),
  'field.too-many': forms(
    'Aquí cabe como máximo {{count, number}} entrada.',
    'Aquí caben como máximo {{count, number}} entradas.',
  ),
  'field.not-a-choice': 'Elija uno de los valores que se ofrecen.',
  'field.unknown': 'Ese ajuste no existe.',
  'field.invalid': 'Esto no se puede usar aquí. Compruebe lo que ha escrito.',
  'field.form.ae':
    'Un título AE admite letras sencillas, cifras y signos, pero no acentos, eñes ni barra invertida.',
  'field.form.host': 'Escriba un nombre o una dirección IP, sin https:// y sin puerto.',
  'field.form.address':
    'Escriba una dirección IP como 192.168.1.40 o un intervalo como 192.168.1.0/24.',
  'field.form.time': 'Escriba una hora como 07:30.',
  'field.same': 'Las dos horas tienen que ser distintas.',
  'field.not-a-certificate':
    'Esto no es un certificado en formato PEM. Empieza por -----BEGIN CERTIFICATE-----.',
  'field.private-key':
    'Contiene una clave privada, que solo debe estar en el ordenador para el que se creó. Tern necesita únicamente el certificado.',
  'field.address-not-here': 'Este PC no tiene esa dirección.',
};
