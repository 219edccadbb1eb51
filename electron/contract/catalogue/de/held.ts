import type { EN_HELD } from '../en/held.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_HELD: TranslationOf<typeof EN_HELD, OneOther> = {
  'headline.keepsHere':
    'Ihre Geräte können weiter senden: Ihre Bilder liegen bis dahin sicher auf diesem PC.',
  'headline.safeHere.later':
    'Sie gehen von selbst an die Cloud, sobald es geht. Lassen Sie diesen PC eingeschaltet.',
  'headline.safeHere.left': 'Noch etwa {{duration}}.',
  'safe.count': {
    one: '{{count, number}} Bild sicher auf diesem PC',
    other: '{{count, number}} Bilder sicher auf diesem PC',
  },
  'safe.oldest': 'ältestes: {{duration}}',
  'safe.left': 'noch etwa {{duration}}',
  'safe.held': {
    one: '{{count, number}} Bild braucht Ihre Entscheidung',
    other: '{{count, number}} Bilder brauchen Ihre Entscheidung',
  },
  'transfers.leadKept':
    'Was Geräte senden, liegt nur so lange verschlüsselt auf diesem PC, bis die Cloud es bestätigt hat.',
  'held.heading': 'Braucht Ihre Entscheidung',
  'held.lead':
    'Tern kann diese Bilder nicht von selbst senden. Sie bleiben hier, bis jemand sie noch einmal sendet oder aufgibt. Alle anderen gehen weiter.',
  'held.reason.refused.text': 'Die Cloud nimmt sie nicht an.',
  'held.reason.refused.advice':
    'Sagen Sie der Person, die Ihre Cloud betreibt, was die Cloud geantwortet hat (unten), und senden Sie sie dann hier noch einmal.',
  'held.reason.not-taken.text': 'Die Cloud nimmt diese Art von Bildern nicht an.',
  'held.reason.not-taken.advice':
    'Bitten Sie die Person, die Ihre Cloud betreibt, sie zuzulassen, und senden Sie sie dann hier noch einmal.',
  'held.reason.mismatch.text':
    'Was in der Cloud liegt, unterscheidet sich von dem, was hier liegt.',
  'held.reason.mismatch.advice':
    'Sagen Sie es der Person, die Ihre Cloud betreibt, und geben Sie sie nicht auf, bevor diese nachgesehen hat.',
  'held.reason.damaged.text': 'Ihre Dateien auf diesem PC sind beschädigt.',
  'held.reason.damaged.advice':
    'Senden Sie sie vom Gerät aus noch einmal. Sind sie angekommen, geben Sie sie hier auf.',
  'held.reason.key-missing.text': 'Ihr Schlüssel ist nicht im Schlüsselbund dieses PCs.',
  'held.reason.key-missing.advice':
    'Stellen Sie den alten Schlüsselbund wieder her oder führen Sie Tern unter dem früheren Konto aus; dann werden sie von selbst gesendet. Geht das nicht, senden Sie sie vom Gerät aus noch einmal.',
  'held.reason.file-missing.text': 'Ihre Dateien sind nicht mehr auf diesem PC.',
  'held.reason.file-missing.advice':
    'Spielen Sie die Dateien aus einer Sicherung zurück, oder senden Sie die Bilder vom Gerät aus noch einmal und geben Sie diese dann auf.',
  'held.answer': 'Antwort der Cloud: {{code}}',
  'held.more': {
    one: '{{count, number}} weiteres wird nicht gezeigt.',
    other: '{{count, number}} weitere werden nicht gezeigt.',
  },
  'held.notRead': 'Was Ihre Entscheidung braucht, ließ sich nicht lesen.',
  'held.retry': 'Noch einmal senden',
  'held.retryWhich': 'Noch einmal senden: {{what}}',
  'held.retryAll': 'Alle noch einmal senden',
  'held.discard': 'Aufgeben …',
  'held.discardWhich': 'Aufgeben: {{what}}',
  'held.retried': {
    one: '{{count, number}} Bild ist wieder unterwegs.',
    other: '{{count, number}} Bilder sind wieder unterwegs.',
  },
  'held.discarded': {
    one: '{{count, number}} Bild wurde aufgegeben und gelöscht.',
    other: '{{count, number}} Bilder wurden aufgegeben und gelöscht.',
  },
  'held.ask.title': {
    one: '{{count, number}} Bild aufgeben?',
    other: '{{count, number}} Bilder aufgeben?',
  },
  'held.ask.text':
    'Sie werden auf diesem PC gelöscht und nie gesendet. Tern hat sie dann nirgends mehr: Hat das Gerät sie gelöscht, sind sie endgültig verloren.',
  'held.ask.keep': 'Behalten',
  'held.ask.next': 'Weiter …',
  'held.ask.sure': 'Endgültig löschen?',
  'held.ask.type': 'Um sie zu löschen, geben Sie ein, wie viele es sind: {{number}}',
  'held.ask.erase': 'Endgültig löschen',
  'transfers.versions': {
    one: 'Unter derselben Kennung kam auch {{count, number}} andere Fassung. Jede Fassung bleibt erhalten.',
    other:
      'Unter derselben Kennung kamen auch {{count, number}} andere Fassungen. Jede Fassung bleibt erhalten.',
  },
  'terminal.label.here': 'hier',
  'terminal.ledger.none': 'Das Verzeichnis hat keinen passenden Eintrag.',
  'terminal.ledger.written': {
    one: '{{count, number}} Eintrag wurde in {{file}} geschrieben.',
    other: '{{count, number}} Einträge wurden in {{file}} geschrieben.',
  },
  'terminal.ledger.received': 'empfangen',
  'terminal.ledger.attempts': 'Versuche',
  'settings.quietHours': 'Ruhezeiten',
  'settings.quietHours.hint':
    'Zwischen diesen Zeiten warten Bilder, die auf diesem PC liegen; dringende gehen sofort, sofern das nicht abgeschaltet ist. Geräte können währenddessen senden. Lassen Sie beide Felder leer, wenn es keine geben soll.',
};
