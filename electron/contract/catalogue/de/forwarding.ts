import type { EN_FORWARDING } from '../en/forwarding.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_FORWARDING: TranslationOf<typeof EN_FORWARDING, OneOther> = {
  'problem.images-waiting-1h.title': 'Bilder warten seit mehr als einer Stunde auf diesem PC.',
  'problem.images-waiting-1h.text':
    'Sie sind hier sicher und verschlüsselt und gehen an die Cloud, sobald sie sie annimmt.',
  'problem.images-waiting-1h.advice':
    'Lassen Sie diesen PC eingeschaltet. Funktioniert das Internet sonst, wenden Sie sich an die Person, die Tern betreut.',
  'problem.images-waiting-8h.title': 'Bilder warten seit mehr als 8 Stunden auf diesem PC.',
  'problem.images-waiting-8h.text':
    'Sie sind hier sicher und verschlüsselt, aber in der Cloud kann sie noch niemand sehen.',
  'problem.images-waiting-8h.advice':
    'Lassen Sie diesen PC eingeschaltet und wenden Sie sich an die Person, die Tern oder den Internetanschluss betreut.',
  'problem.images-waiting-24h.title': 'Bilder warten seit mehr als einem Tag auf diesem PC.',
  'problem.images-waiting-24h.text':
    'Sie sind hier sicher und verschlüsselt, aber außer dem Gerät hat sie nur dieser PC.',
  'problem.images-waiting-24h.advice':
    'Löschen Sie sie nicht vom Gerät. Lassen Sie diesen PC eingeschaltet und die Verbindung zur Cloud heute noch reparieren.',
  'problem.objects-held.title': 'Bilder auf diesem PC brauchen Ihre Entscheidung.',
  'problem.objects-held.text':
    'Tern kann sie nicht von selbst senden: Die Cloud hat sie abgelehnt, oder sie lassen sich nicht lesen. Alle anderen gehen weiter.',
  'problem.objects-held.advice':
    'Löschen Sie sie nicht vom Gerät. Wer Tern betreut, kann sie noch einmal senden oder aufgeben.',
  'headline.safeHere.text':
    'Sie gehen jetzt an die Cloud. Sie brauchen nichts zu tun; lassen Sie diesen PC eingeschaltet.',
  'terminal.held.none': 'Es wird nichts Passendes zurückgehalten.',
  'terminal.discard.twice':
    'Das löscht die Bilder dieser UID, die auf diesem PC zurückgehalten werden; in der Cloud sind sie nicht. Ist das wirklich gewollt, geben Sie --yes und --erase an.',
  'headline.safeHere.title': {
    one: 'Ein Bild ist sicher auf diesem PC und wartet auf die Cloud.',
    other: '{{number}} Bilder sind sicher auf diesem PC und warten auf die Cloud.',
  },
  'headline.safeHere.offline': {
    one: 'Ein Bild ist sicher auf diesem PC und wird gesendet, sobald es geht.',
    other: '{{number}} Bilder sind sicher auf diesem PC und werden gesendet, sobald es geht.',
  },
  'terminal.held.retried': {
    one: '{{count, number}} Bild wird noch einmal gesendet.',
    other: '{{count, number}} Bilder werden noch einmal gesendet.',
  },
  'terminal.held.discarded': {
    one: '{{count, number}} Bild wurde aufgegeben und auf diesem PC gelöscht.',
    other: '{{count, number}} Bilder wurden aufgegeben und auf diesem PC gelöscht.',
  },
};
