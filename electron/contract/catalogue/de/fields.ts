import type { EN_FIELDS } from '../en/fields.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

/** What is wrong with one field, in German. */
export const DE_FIELDS: TranslationOf<typeof EN_FIELDS, OneOther> = {
  'field.wrong-type': 'Ein Wert dieser Art passt hier nicht.',
  'field.not-a-number': 'Geben Sie eine Zahl ein.',
  'field.not-a-whole-number': 'Geben Sie eine ganze Zahl ein, ohne Punkt und Komma.',
  'field.too-small': 'Die kleinste Zahl, die hier erlaubt ist, ist {{limit}}.',
  'field.too-big': 'Die größte Zahl, die hier erlaubt ist, ist {{limit}}.',
  'field.empty': 'Hier muss etwas stehen.',
  'field.too-short': {
    one: 'Es muss mindestens {{count, number}} Zeichen sein.',
    other: 'Es müssen mindestens {{count, number}} Zeichen sein.',
  },
  'field.too-long': {
    one: 'Hier ist höchstens {{count, number}} Zeichen erlaubt.',
    other: 'Hier sind höchstens {{count, number}} Zeichen erlaubt.',
  },
  'field.too-few': {
    one: 'Es muss mindestens {{count, number}} Eintrag sein.',
    other: 'Es müssen mindestens {{count, number}} Einträge sein.',
  },
  'field.too-many': {
    one: 'Hier ist höchstens {{count, number}} Eintrag erlaubt.',
    other: 'Hier sind höchstens {{count, number}} Einträge erlaubt.',
  },
  'field.not-a-choice': 'Wählen Sie einen der angebotenen Werte.',
  'field.unknown': 'Diese Einstellung gibt es nicht.',
  'field.invalid': 'Das lässt sich hier nicht verwenden. Prüfen Sie Ihre Eingabe.',
  'field.form.ae':
    'Ein AE-Titel besteht aus einfachen Buchstaben, Ziffern und Zeichen, ohne Umlaute, Akzente und Backslash.',
  'field.form.host': 'Geben Sie einen Namen oder eine IP-Adresse ein, ohne https:// und ohne Port.',
  'field.form.address':
    'Geben Sie eine IP-Adresse wie 192.168.1.40 ein oder einen Bereich wie 192.168.1.0/24.',
  'field.form.time': 'Geben Sie eine Uhrzeit wie 07:30 ein.',
  'field.same': 'Die beiden Uhrzeiten müssen verschieden sein.',
  'field.not-a-certificate':
    'Das ist kein Zertifikat im PEM-Format. Es beginnt mit -----BEGIN CERTIFICATE-----.',
  'field.private-key':
    'Darin steht ein privater Schlüssel, der nur auf den Computer gehört, für den er erzeugt wurde. Tern braucht allein das Zertifikat.',
  'field.address-not-here': 'Dieser PC hat keine solche Adresse.',
};
