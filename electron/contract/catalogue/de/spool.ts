import type { EN_SPOOL } from '../en/spool.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_SPOOL: TranslationOf<typeof EN_SPOOL, OneOther> = {
  'delivery.queued': 'sicher auf diesem PC, wartet auf den Versand',
  'delivery.held': 'auf diesem PC, braucht Ihre Entscheidung',
  'delivery.discarded': 'auf diesem PC aufgegeben',
  'transfers.only.queued': 'Sicher auf diesem PC',
  'transfers.only.held': 'Braucht Ihre Entscheidung',
  'transfers.only.discarded': 'Aufgegeben',
  'transfers.place.held': 'auf diesem PC aufbewahrt',
  'transfers.place.discarded': 'nicht mehr auf diesem PC',
  'transfers.story.queued.text':
    'Sie liegen verschlüsselt auf diesem PC und werden gesendet, sobald die Cloud sie annimmt.',
  'transfers.story.queued.advice': 'Es ist nichts zu tun; lassen Sie diesen PC eingeschaltet.',
  'transfers.story.held.text':
    'Sie liegen verschlüsselt auf diesem PC, und Tern kann sie nicht von selbst senden.',
  'transfers.story.held.advice':
    'Löschen Sie sie nicht vom Gerät. Wenden Sie sich an die Person, die Tern betreut.',
  'transfers.story.discarded.text':
    'Jemand hat sie aufgegeben. Sie wurden auf diesem PC gelöscht und nicht gesendet.',
  'transfers.story.discarded.advice':
    'Werden sie doch gebraucht, senden Sie sie vom Gerät aus noch einmal.',
  'problem.spool-full.title': 'Auf diesem PC ist kein Platz für weitere Bilder.',
  'problem.spool-full.text':
    'Geräte werden gebeten, später noch einmal zu senden. Was hier schon liegt, bleibt, bis die Cloud es hat.',
  'problem.spool-full.advice':
    'Schaffen Sie auf diesem PC Speicherplatz und prüfen Sie, ob die Verbindung zur Cloud steht.',
  'problem.spool-failed.title': 'Ein Bild ließ sich auf diesem PC nicht speichern.',
  'problem.spool-failed.text':
    'Das Gerät hat erfahren, dass es nicht angekommen ist. Der Datenträger ist vielleicht beschädigt oder schreibgeschützt.',
  'problem.spool-failed.advice':
    'Lassen Sie den Datenträger dieses PCs prüfen. Senden Sie vom Gerät aus noch einmal.',
  'problem.spool-key-unavailable.title':
    'Tern kann auf diesem PC keine Bilder speichern: Der Schlüsselbund ist gesperrt.',
  'problem.spool-key-unavailable.text':
    'Bilder werden verschlüsselt gespeichert, und der Schlüssel liegt im Schlüsselbund. Geräte werden gebeten, später noch einmal zu senden.',
  'problem.spool-key-unavailable.advice':
    'Melden Sie sich an diesem PC an und entsperren Sie den Schlüsselbund, wenn Sie gefragt werden.',
  'problem.spool-key-missing.title':
    'Bilder auf diesem PC lassen sich nicht öffnen: Ihr Schlüssel fehlt.',
  'problem.spool-key-missing.text':
    'Sie bleiben erhalten. Ihr Schlüssel ist nicht im Schlüsselbund dieses PCs: Er wurde zurückgesetzt, oder Tern läuft unter einem anderen Konto. Neue Bilder gehen weiter wie gewohnt.',
  'problem.spool-key-missing.advice':
    'Stellen Sie den alten Schlüsselbund wieder her oder starten Sie Tern unter dem früheren Konto; die Bilder werden dann von selbst gesendet. Löschen Sie sie nicht von den Geräten.',
  'problem.spool-damaged.title': 'Auf diesem PC gespeicherte Bilder sind beschädigt.',
  'problem.spool-damaged.text':
    'Ihre Dateien wurden verändert, oder der Datenträger ist defekt. Sie sind beiseitegelegt und werden nicht gesendet.',
  'problem.spool-damaged.advice':
    'Senden Sie sie vom Gerät aus noch einmal und lassen Sie den Datenträger dieses PCs prüfen.',
  'problem.spool-file-missing.title': 'Auf diesem PC gespeicherte Bilder sind verschwunden.',
  'problem.spool-file-missing.text':
    'Ihre Dateien wurden aus dem Datenordner von Tern entfernt, was niemand tun sollte.',
  'problem.spool-file-missing.advice':
    'Stellen Sie die Dateien aus einer Sicherung wieder her oder senden Sie die Bilder vom Gerät aus noch einmal.',
  'refusal.image-unreadable.title': 'Ein gespeichertes Bild lässt sich nicht öffnen.',
  'refusal.image-unreadable.advice':
    'Seine Datei wurde verändert oder beschädigt, oder sein Schlüssel ist nicht hier.',
  'terminal.spool.none': 'Auf diesem PC liegen keine Bilder.',
  'terminal.spool.opened':
    'Nach {{file}} geschrieben. Die Datei enthält unverschlüsselte Patientendaten: Löschen Sie sie, wenn sie nicht mehr gebraucht wird.',
  'terminal.spool.damaged': 'verändert oder beschädigt',
  'terminal.spool.keyMissing': 'ihr Schlüssel ist nicht hier',
  'terminal.spool.unreadable': 'die Datei lässt sich nicht lesen',
  'terminal.spool.keyAsk':
    'Wer diesen Schlüssel hat, kann jedes Bild öffnen, das auf diesem PC liegt. Verwahren Sie {{file}} wie die Bilder selbst. Tippen Sie {{word}} und drücken Sie die Eingabetaste, um ihn zu schreiben.',
  'terminal.spool.keyWritten': 'Der Schlüssel wurde nach {{file}} geschrieben.',
  'terminal.spool.whole': {
    one: '{{count, number}} Bild lässt sich ganz öffnen.',
    other: '{{count, number}} Bilder lassen sich ganz öffnen.',
  },
};
