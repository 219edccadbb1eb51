/** What is wrong with one field of a form, to stand beside it. */
export const EN_FIELDS = {
  'field.wrong-type': 'This is not the kind of value that goes here.',
  'field.not-a-number': 'Type a number.',
  'field.not-a-whole-number': 'Type a whole number, without a comma or point.',
  'field.too-small': 'The smallest number allowed here is {{limit}}.',
  'field.too-big': 'The largest number allowed here is {{limit}}.',
  'field.empty': 'Something has to stand here.',
  'field.too-short': {
    one: 'At least {{count, number}} character is needed.',
    other: 'At least {{count, number}} characters are needed.',
  },
  'field.too-long': {
    one: 'At most {{count, number}} character fits here.',
    other: 'At most {{count, number}} characters fit here.',
  },
  'field.too-few': {
    one: 'At least {{count, number}} entry is needed.',
    other: 'At least {{count, number}} entries are needed.',
  },
  'field.too-many': {
    one: 'At most {{count, number}} entry fits here.',
    other: 'At most {{count, number}} entries fit here.',
  },
  'field.not-a-choice': 'Choose one of the values on offer.',
  'field.unknown': 'There is no such setting.',
  'field.invalid': 'This cannot be used here. Check what you typed.',
  'field.form.ae':
    'An AE title takes plain letters, digits and signs, but no umlauts, accents or backslash.',
  'field.form.host': 'Type a name or an IP address, without https:// and without a port.',
  'field.form.address': 'Type an IP address like 192.168.1.40, or a range like 192.168.1.0/24.',
  'field.form.time': 'Type a time of day like 07:30.',
  'field.same': 'The two times have to differ.',
  'field.not-a-certificate':
    'This is not a certificate in PEM form. It begins with -----BEGIN CERTIFICATE-----.',
  'field.private-key':
    'This holds a private key, which belongs to the computer it was made for. Tern needs the certificate alone.',
  'field.address-not-here': 'This PC has no such address.',
} as const;
