import type { EN_FIELDS } from '../en/fields.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

/** What is wrong with one field, in French. */
export const FR_FIELDS: TranslationOf<typeof EN_FIELDS, OneManyOther> = {
  'field.wrong-type': "Ce n'est pas le genre de valeur attendu ici.",
  'field.not-a-number': 'Saisissez un nombre.',
  'field.not-a-whole-number': 'Saisissez un nombre entier, sans point ni virgule.',
  'field.too-small': 'Le plus petit nombre permis ici est {{limit}}.',
  'field.too-big': 'Le plus grand nombre permis ici est {{limit}}.',
  'field.empty': 'Ce champ ne peut pas rester vide.',
  'field.too-short': forms(
    'Il faut au moins {{count, number}} caractère.',
    'Il faut au moins {{count, number}} caractères.',
  ),
  'field.too-long': forms(
    '{{count, number}} caractère au plus est permis ici.',
    '{{count, number}} caractères au plus sont permis ici.',
  ),
  'field.too-few': forms(
    'Il faut au moins {{count, number}} entrée.',
    'Il faut au moins {{count, number}} entrées.',
  ),
  'field.too-many': forms(
    '{{count, number}} entrée au plus est permise ici.',
    '{{count, number}} entrées au plus sont permises ici.',
  ),
  'field.not-a-choice': "Choisissez l'une des valeurs proposées.",
  'field.unknown': "Ce réglage n'existe pas.",
  'field.invalid': 'Cela ne peut pas être utilisé ici. Vérifiez votre saisie.',
  'field.form.ae':
    'Un titre AE se compose de lettres simples, de chiffres et de signes, sans accents ni barre oblique inverse.',
  'field.form.host': 'Saisissez un nom ou une adresse IP, sans https:// et sans port.',
  'field.form.address':
    'Saisissez une adresse IP comme 192.168.1.40 ou une plage comme 192.168.1.0/24.',
  'field.form.time': 'Saisissez une heure comme 07:30.',
  'field.same': 'Les deux heures doivent être différentes.',
  'field.not-a-certificate':
    "Ce n'est pas un certificat au format PEM. Il commence par -----BEGIN CERTIFICATE-----.",
  'field.private-key':
    "Ce texte contient une clé privée, qui ne doit se trouver que sur l'ordinateur pour lequel elle a été créée. Tern n'a besoin que du certificat.",
  'field.address-not-here': "Ce PC n'a pas cette adresse.",
};
