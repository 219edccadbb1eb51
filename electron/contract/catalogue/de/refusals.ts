import type { EN_REFUSALS } from '../en/refusals.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_REFUSALS: TranslationOf<typeof EN_REFUSALS, OneOther> = {
  'refusal.pairing-code-malformed.title': 'Das ist kein Kopplungscode.',
  'refusal.pairing-code-malformed.advice':
    'Ein Code hat zehn Buchstaben und Ziffern, wie 7K3M-9QTX-2H. Vergleichen Sie ihn mit dem, den Sie bekommen haben.',
  'refusal.pairing-code-wrong.title': 'Die Cloud kennt diesen Code nicht.',
  'refusal.pairing-code-wrong.advice':
    'Vergleichen Sie ihn mit dem, den Sie bekommen haben, und prüfen Sie die Adresse der Cloud.',
  'refusal.pairing-code-expired.title': 'Dieser Code ist abgelaufen.',
  'refusal.pairing-code-expired.advice': 'Ein Code gilt 15 Minuten. Bitten Sie um einen neuen.',
  'refusal.pairing-code-used.title': 'Dieser Code wurde schon benutzt.',
  'refusal.pairing-code-used.advice':
    'Jeder Code funktioniert nur einmal. Bitten Sie um einen neuen.',
  'refusal.pairing-too-many-attempts.title': 'Es gab zu viele Versuche.',
  'refusal.pairing-too-many-attempts.advice':
    'Warten Sie ein paar Minuten, bitten Sie um einen neuen Code und versuchen Sie es dann noch einmal.',
  'refusal.already-paired.title': 'Dieser PC ist schon gekoppelt.',
  'refusal.already-paired.advice':
    'Lösen Sie zuerst die Kopplung, wenn er zu einer anderen Einrichtung gehören soll.',
  'refusal.not-paired.title': 'Dieser PC ist noch nicht gekoppelt.',
  'refusal.not-paired.advice': 'Koppeln Sie ihn zuerst mit einem Code.',
  'refusal.uplink-removed.title': 'Dieser PC wurde aus dem Konto Ihrer Einrichtung entfernt.',
  'refusal.uplink-removed.advice':
    'Bitten Sie den Betreiber Ihrer Cloud um einen neuen Kopplungscode.',
  'refusal.cloud-unreachable.title': 'Die Cloud ist nicht zu erreichen.',
  'refusal.cloud-unreachable.advice':
    'Prüfen Sie die Internetverbindung und die Adresse der Cloud, und versuchen Sie es dann noch einmal.',
  'refusal.cloud-not-trusted.title': 'Dem Zertifikat der Cloud wird nicht vertraut.',
  'refusal.cloud-not-trusted.advice':
    'Prüfen Sie die Adresse. Wenn Ihre Cloud ein eigenes Zertifikat hat, fügen Sie es hinzu und versuchen Sie es noch einmal.',
  'refusal.cloud-answer-invalid.title': 'Was dort geantwortet hat, ist keine Tern-Cloud.',
  'refusal.cloud-answer-invalid.advice':
    'Prüfen Sie die Adresse der Cloud. Wenn sie stimmt, wenden Sie sich an den Betreiber Ihrer Cloud.',
  'refusal.proxy-failed.title': 'Der Proxy Ihres Netzes steht im Weg.',
  'refusal.proxy-failed.advice':
    'Bitten Sie Ihre IT-Betreuung, den Proxy in den Einstellungen von Tern zu prüfen und diesen PC ohne Passwort durchzulassen.',
  'refusal.link-down.title': 'Es besteht keine Verbindung zur Cloud.',
  'refusal.link-down.advice':
    'Der Satz oben auf der Übersicht sagt, warum; die Seite „Hilfe“ sieht sich jeden Schritt an.',
  'refusal.sample-refused.title': 'Das Testbild wurde nicht angenommen.',
  'refusal.sample-refused.advice':
    'Der Satz oben auf der Übersicht sagt, was nicht stimmt; die Seite „Hilfe“ sieht sich jeden Schritt an.',
  'refusal.device-unreachable.title': 'Das Gerät ist nicht zu erreichen.',
  'refusal.device-unreachable.advice':
    'Prüfen Sie, ob es eingeschaltet und verbunden ist und ob es selbst auf diesem Port empfängt.',
  'refusal.device-rejected.title': 'Das Gerät hat geantwortet, aber Tern abgewiesen.',
  'refusal.device-rejected.advice':
    'Tragen Sie Tern mit dem AE-Titel dieses PCs in den DICOM-Einstellungen des Geräts ein, und prüfen Sie den AE-Titel des Geräts. Versuchen Sie es dann noch einmal.',
  'refusal.device-not-answering.title': 'Die Verbindung wurde angenommen, aber nicht beantwortet.',
  'refusal.device-not-answering.advice':
    'Vielleicht benutzt ein anderes Programm diesen Port. Prüfen Sie den Port in den DICOM-Einstellungen des Geräts.',
  'refusal.bad-arguments.title': 'Tern hat das nicht verstanden.',
  'refusal.bad-arguments.advice':
    'Prüfen Sie Ihre Eingabe. Wenn sie richtig aussieht, laden Sie diese Seite neu und versuchen Sie es noch einmal.',
  'refusal.keychain-unavailable.title':
    'Dieser PC hat keinen Schlüsselbund, den Tern nutzen könnte.',
  'refusal.keychain-unavailable.advice':
    'Melden Sie sich an diesem PC an, damit sich der Schlüsselbund öffnet. Auf einem Server ohne Schlüsselbund kann Ihre IT-Betreuung Tern mit --secret-store file starten.',
  'refusal.keychain-denied.title': 'Der Schlüsselbund dieses PCs hat Tern nicht hineingelassen.',
  'refusal.keychain-denied.advice':
    'Erlauben Sie es Tern, wenn das System fragt, und versuchen Sie es dann noch einmal.',
  'refusal.config-invalid.title': 'Diese Einstellung ist nicht gültig.',
  'refusal.config-invalid.advice': 'Prüfen Sie den Wert und versuchen Sie es noch einmal.',
  'refusal.config-unwritable.title': 'Die Einstellungen konnten nicht gespeichert werden.',
  'refusal.config-unwritable.advice':
    'Prüfen Sie, ob der Datenträger voll ist und ob Tern in seinen Ordner schreiben darf.',
  'refusal.agent-not-running.title': 'Tern läuft auf diesem PC nicht.',
  'refusal.agent-not-running.advice': 'Starten Sie Tern und versuchen Sie es dann noch einmal.',
  'refusal.images-waiting.title': 'Auf diesem PC warten Bilder, die es sonst nirgends gibt.',
  'refusal.images-waiting.advice':
    'Lassen Sie sie erst senden, oder geben Sie an, dass auch sie gelöscht werden dürfen.',
  'refusal.agent-already-running.title': 'Tern läuft schon.',
  'refusal.agent-already-running.advice':
    'Benutzen Sie das laufende Tern, oder beenden Sie es zuerst.',
  'refusal.port-in-use.title': 'Ein anderes Programm benutzt den Port, den Tern braucht.',
  'refusal.port-in-use.advice':
    'Schließen Sie das andere Programm, oder wählen Sie einen anderen Port.',
  'refusal.internal.title': 'In Tern ist etwas schiefgegangen.',
  'refusal.internal.advice':
    'Versuchen Sie es noch einmal. Wenn es wieder vorkommt, starten Sie Tern neu und sagen Sie Ihrer IT-Betreuung Bescheid.',
  'refusal.pairing-form.title': 'Code, Adresse oder Zertifikat haben nicht die richtige Form.',
  'refusal.pairing-form.advice':
    'Prüfen Sie die drei Felder. Die Adresse der Cloud beginnt mit https://',

  'code.complete': 'Der Code ist vollständig.',
  'code.empty': 'Zehn Buchstaben und Ziffern. Bindestriche erscheinen von selbst.',
  'code.missing': {
    one: 'Noch {{count, number}} Zeichen.',
    other: 'Noch {{count, number}} Zeichen.',
  },
  'code.tooLong':
    'Ein Code hat {{length}} Buchstaben und Ziffern; das sind mehr. Löschen Sie, was nicht dazugehört.',
  'code.badCharacter':
    '„{{character}}“ kommt in keinem Code vor. Vergleichen Sie ihn mit dem, den Sie bekommen haben.',
  'code.badCheck':
    'Ein Zeichen stimmt nicht, oder zwei sind vertauscht. Vergleichen Sie den Code mit dem, den Sie bekommen haben.',
};
