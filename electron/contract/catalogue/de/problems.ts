import type { EN_PROBLEMS } from '../en/problems.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_PROBLEMS: TranslationOf<typeof EN_PROBLEMS, OneOther> = {
  'fault.no-network.title': 'Die Internetverbindung ist unterbrochen.',
  'fault.no-network.pastTitle': 'Die Internetverbindung war unterbrochen.',
  'fault.no-network.text':
    'Kein Bild geht verloren: Ihre Geräte senden noch einmal, oder dieser PC bewahrt ihre Bilder auf.',
  'fault.no-network.advice':
    'Prüfen Sie das Netzwerkkabel oder das WLAN dieses PCs, danach den Router.',
  'fault.name-not-found.title': 'Die Adresse der Cloud ist nicht zu finden.',
  'fault.name-not-found.pastTitle': 'Die Adresse der Cloud war nicht zu finden.',
  'fault.name-not-found.text':
    'Das Netzwerk kennt den Namen der Cloud nicht. Kein Bild geht verloren: Ihre Geräte senden noch einmal, oder dieser PC bewahrt ihre Bilder auf.',
  'fault.name-not-found.advice':
    'Prüfen Sie, ob sich auf diesem PC Internetseiten öffnen. Wenn ja, bitten Sie Ihre IT-Betreuung, die DNS-Einstellungen und die Adresse der Cloud zu prüfen.',
  'fault.port-closed.title': 'Der Weg zur Cloud ist versperrt.',
  'fault.port-closed.pastTitle': 'Der Weg zur Cloud war versperrt.',
  'fault.port-closed.text':
    'Die Verbindung wurde sofort abgewiesen, von einer Firewall oder weil der Dienst der Cloud angehalten ist. Kein Bild geht verloren: Ihre Geräte senden noch einmal, oder dieser PC bewahrt ihre Bilder auf.',
  'fault.port-closed.advice':
    'Fragen Sie Ihre IT-Betreuung, ob die Firewall diesen PC zur Cloud durchlässt.',
  'fault.timed-out.title': 'Die Cloud antwortet nicht.',
  'fault.timed-out.pastTitle': 'Die Cloud hat nicht geantwortet.',
  'fault.timed-out.text':
    'Von der Cloud kam nichts zurück. Kein Bild geht verloren: Ihre Geräte senden noch einmal, oder dieser PC bewahrt ihre Bilder auf.',
  'fault.timed-out.advice':
    'Prüfen Sie, ob sich auf diesem PC Internetseiten öffnen. Wenn ja, fragen Sie Ihre IT-Betreuung, ob eine Firewall den Weg zur Cloud sperrt.',
  'fault.tls-altered.title': 'Etwas im Netzwerk stört die sichere Verbindung.',
  'fault.tls-altered.pastTitle': 'Etwas im Netzwerk hat die sichere Verbindung gestört.',
  'fault.tls-altered.text':
    'Eine Firewall oder ein Virenscanner öffnet oder verändert verschlüsselte Verbindungen. Tern sendet nichts über eine Verbindung, die nicht von Ende zu Ende vertraulich ist.',
  'fault.tls-altered.advice':
    'Bitten Sie Ihre IT-Betreuung, die Adresse der Cloud in der Firewall oder im Virenscanner von der TLS-Prüfung auszunehmen.',
  'fault.certificate-not-trusted.title': 'Dem Zertifikat der Cloud wird nicht vertraut.',
  'fault.certificate-not-trusted.pastTitle': 'Dem Zertifikat der Cloud wurde nicht vertraut.',
  'fault.certificate-not-trusted.text':
    'Dieser PC kann nicht sicher sein, dass er mit der richtigen Cloud spricht. Deshalb wird nichts gesendet.',
  'fault.certificate-not-trusted.advice':
    'Fragen Sie Ihre IT-Betreuung: Entweder hat die Cloud Ihrer Einrichtung ein eigenes Zertifikat, das dieser PC nicht bekommen hat, oder es sitzt jemand dazwischen.',
  'fault.key-refused.title': 'Die Cloud hat den Schlüssel dieses PCs abgelehnt.',
  'fault.key-refused.pastTitle': 'Die Cloud hat den Schlüssel dieses PCs abgelehnt.',
  'fault.key-refused.text':
    'Der Schlüssel dieses PCs gilt in der Cloud nicht, deshalb kann kein Bild gesendet werden.',
  'fault.key-refused.advice':
    'Bitten Sie den Betreiber Ihrer Cloud um einen neuen Kopplungscode und koppeln Sie diesen PC neu.',
  'fault.cloud-down.title': 'Die Cloud ist im Augenblick außer Betrieb.',
  'fault.cloud-down.pastTitle': 'Die Cloud war außer Betrieb.',
  'fault.cloud-down.text':
    'Die Cloud antwortet, aber ihr Dienst ist gestört. Kein Bild geht verloren: Ihre Geräte senden noch einmal, oder dieser PC bewahrt ihre Bilder auf.',
  'fault.cloud-down.advice':
    'Warten Sie ein paar Minuten. Wenn es so bleibt, wenden Sie sich an den Betreiber Ihrer Cloud.',
  'fault.cloud-refused.title': 'Die Cloud hat diesen PC abgewiesen.',
  'fault.cloud-refused.pastTitle': 'Die Cloud hat diesen PC abgewiesen.',
  'fault.cloud-refused.text': 'Die Cloud wurde erreicht, hat die Verbindung aber nicht angenommen.',
  'fault.cloud-refused.advice':
    'Wenden Sie sich an den Betreiber Ihrer Cloud; ihre Antwort steht unter „Details“.',
  'fault.keychain-unavailable.title': 'Tern kann seinen Schlüssel nicht lesen.',
  'fault.keychain-unavailable.pastTitle': 'Tern konnte seinen Schlüssel nicht lesen.',
  'fault.keychain-unavailable.text':
    'Der Schlüsselbund dieses PCs ist gesperrt oder fehlt, und dort liegt der Schlüssel für die Cloud. Bis er sich öffnet, kann kein Bild gesendet werden.',
  'fault.keychain-unavailable.advice':
    'Melden Sie sich einmal an diesem PC an, damit sich der Schlüsselbund öffnet, und starten Sie Tern dann neu.',
  'fault.proxy-unreachable.title': 'Der Proxy Ihres Netzes antwortet nicht.',
  'fault.proxy-unreachable.pastTitle': 'Der Proxy Ihres Netzes antwortete nicht.',
  'fault.proxy-unreachable.text':
    'Dieser PC erreicht die Cloud über einen Proxy, und der antwortet nicht. Kein Bild geht verloren: Ihre Geräte senden noch einmal, oder dieser PC bewahrt ihre Bilder auf.',
  'fault.proxy-unreachable.advice':
    'Fragen Sie Ihre IT-Betreuung, ob der Proxy läuft und ob seine Adresse in den Einstellungen von Tern stimmt.',
  'fault.proxy-password.title': 'Der Proxy Ihres Netzes verlangt ein Passwort.',
  'fault.proxy-password.pastTitle': 'Der Proxy Ihres Netzes verlangte ein Passwort.',
  'fault.proxy-password.text':
    'Dieser PC erreicht die Cloud über einen Proxy. Tern hat dafür kein Passwort, deshalb kann kein Bild gesendet werden.',
  'fault.proxy-password.advice':
    'Bitten Sie Ihre IT-Betreuung, diesen PC ohne Passwort durch den Proxy zu lassen.',
  'fault.proxy-refused.title': 'Der Proxy Ihres Netzes lässt Tern nicht durch.',
  'fault.proxy-refused.pastTitle': 'Der Proxy Ihres Netzes ließ Tern nicht durch.',
  'fault.proxy-refused.text':
    'Dieser PC erreicht die Cloud über einen Proxy, und der lehnt die Verbindung zur Cloud ab.',
  'fault.proxy-refused.advice':
    'Bitten Sie Ihre IT-Betreuung, die Adresse der Cloud im Proxy freizugeben.',
  'fault.proxy-answer.title': 'An der Stelle des Proxys antwortet kein Proxy.',
  'fault.proxy-answer.pastTitle': 'An der Stelle des Proxys antwortete kein Proxy.',
  'fault.proxy-answer.text':
    'Dieser PC soll die Cloud über einen Proxy erreichen, aber was unter dessen Adresse antwortet, verhält sich nicht wie einer.',
  'fault.proxy-answer.advice':
    'Bitten Sie Ihre IT-Betreuung, Adresse und Port des Proxys in den Einstellungen von Tern zu prüfen.',
  'fault.over.text':
    'Es ist vorbei. Was in dieser Zeit unterwegs war, muss das Gerät noch einmal senden.',
  'fault.over.advice': 'Falls es wieder vorkommt: {{advice}}',

  'problem.uplink-removed.title': 'Dieser PC wurde aus dem Konto Ihrer Einrichtung entfernt.',
  'problem.uplink-removed.text':
    'Sein Schlüssel gilt in der Cloud nicht mehr, deshalb kann von hier kein Bild gesendet werden.',
  'problem.uplink-removed.advice':
    'Wenn das ein Versehen war, bitten Sie den Betreiber Ihrer Cloud um einen neuen Kopplungscode und koppeln Sie neu.',
  'problem.clock-wrong.text':
    'Bilder kommen weiterhin an, aber die dazu vermerkten Zeiten sind falsch.',
  'problem.clock-wrong.advice': 'Stellen Sie Datum und Uhrzeit dieses PCs auf automatisch.',
  'problem.ledger-failed.title': 'Tern kann sein Übertragungsprotokoll nicht schreiben.',
  'problem.ledger-failed.text':
    'Die Liste der übertragenen Bilder ist vielleicht unvollständig. Der Datenträger ist möglicherweise voll oder beschädigt.',
  'problem.ledger-failed.advice':
    'Schaffen Sie auf diesem PC freien Speicherplatz und starten Sie ihn dann neu.',
  'problem.disk-low.title': 'Die Festplatte dieses PCs ist fast voll.',
  'problem.disk-low.text':
    'Weniger als 1 GB ist frei. Ist nichts mehr frei, kann Tern nicht mehr festhalten, was zugestellt wurde.',
  'problem.disk-low.advice':
    'Schaffen Sie auf diesem PC Platz, zum Beispiel indem Sie den Papierkorb leeren.',
  'problem.device-not-allowed.title': 'Ein Gerät wurde abgewiesen.',
  'problem.device-not-allowed.text':
    '{{device}} wollte senden, steht aber nicht auf der Liste der erlaubten Geräte.',
  'problem.device-not-allowed.advice':
    'Wenn es Ihr Gerät ist, erlauben Sie es auf der Seite Geräte.',
  'problem.device-called-ae.title':
    'Ein Gerät hat einen AE-Titel angesprochen, der nicht erlaubt ist.',
  'problem.device-called-ae.text': '{{device}} wollte senden und wurde abgewiesen.',
  'problem.device-called-ae.advice':
    'Erlauben Sie den Titel auf der Seite Geräte, oder berichtigen Sie ihn am Gerät.',
  'problem.device-nothing-accepted.title': 'Nichts, was ein Gerät anbietet, wird angenommen.',
  'problem.device-nothing-accepted.text':
    '{{device}} wurde angenommen, kann so aber nichts senden.',
  'problem.device-nothing-accepted.advice':
    'Was es wollte und was hilft, steht auf der Seite Geräte.',
  'problem.device-limit.title': 'Zu viele Geräte haben gleichzeitig gesendet.',
  'problem.device-limit.text':
    '{{device}} musste warten, weil so viele Verbindungen offen waren, wie Tern zulässt.',
  'problem.device-limit.advice':
    'Das Gerät versucht es von selbst wieder. Wenn das oft vorkommt, bitten Sie Ihre IT-Betreuung, die Grenze zu erhöhen.',
  'problem.device-protocol-error.title': 'Ein Gerät hat etwas gesendet, das kein DICOM ist.',
  'problem.device-protocol-error.text':
    '{{device}} hat sich nicht an die Regeln des Protokolls gehalten. Die Verbindung wurde geschlossen.',
  'problem.device-protocol-error.advice':
    'Senden Sie am Gerät noch einmal. Wenn es nicht Ihnen gehört, fragen Sie Ihre IT-Betreuung, was es ist.',
  'problem.device-timeout.title': 'Ein Gerät ist verstummt.',
  'problem.device-timeout.text':
    '{{device}} hat eine Verbindung geöffnet und dann zu lange nichts gesendet. Die Verbindung wurde geschlossen.',
  'problem.device-timeout.advice':
    'Sehen Sie am Gerät nach: Hängt die Übertragung dort? Senden Sie noch einmal.',
  'problem.device-vanished.title': 'Ein Gerät hat beim Senden die Verbindung verloren.',
  'problem.device-vanished.text':
    '{{device}} war weg, bevor die Übertragung vollständig war. Unvollständiges wurde nicht behalten.',
  'problem.device-vanished.advice':
    'Prüfen Sie, ob das Gerät eingeschaltet ist und das Netzwerkkabel steckt. Senden Sie die Untersuchung dann noch einmal.',
  'problem.device-aborted.title': 'Ein Gerät hat seine Übertragung abgebrochen.',
  'problem.device-aborted.text': '{{device}} hat mitten im Senden aufgehört.',
  'problem.device-aborted.advice':
    'Wenn dort niemand absichtlich abgebrochen hat, senden Sie die Untersuchung am Gerät noch einmal.',
  'problem.device-silent.title': '{{device}} hat seit {{since}} Uhr nichts gesendet.',
  'problem.device-silent.titleDate': '{{device}} hat seit dem {{since}} Uhr nichts gesendet.',
  'problem.device-silent.everyHours': {
    one: 'Erwartet wird mindestens ein Bild pro Stunde.',
    other: 'Erwartet wird mindestens ein Bild alle {{count, number}} Stunden.',
  },
  'problem.device-silent.everyDays': {
    one: 'Erwartet wird mindestens ein Bild pro Tag.',
    other: 'Erwartet wird mindestens ein Bild alle {{count, number}} Tage.',
  },
  'problem.device-silent.advice':
    'Prüfen Sie, ob das Gerät eingeschaltet und verbunden ist, und sehen Sie dort nach, ob Bilder nicht gesendet wurden. Wenn es nicht benutzt wird, ändern Sie die Erwartung auf der Seite „Geräte“.',
  'problem.link-lost-while-sending.title':
    'Die Verbindung zur Cloud ist während einer Übertragung abgerissen.',
  'problem.link-lost-while-sending.text':
    '{{device}} war gerade beim Senden. Das Gerät weiß, dass das Bild nicht angekommen ist.',
  'problem.link-lost-while-sending.advice':
    'Die meisten Geräte senden von selbst noch einmal. Wenn dieses es nicht tut, senden Sie die Untersuchung erneut.',
  'problem.cloud-rejected-device.title': 'Die Cloud hat ein Gerät abgewiesen.',
  'problem.cloud-rejected-device.text': '{{device}} wollte senden, und die Cloud hat abgelehnt.',
  'problem.cloud-rejected-device.advice':
    'Prüfen Sie, ob das Gerät den AE-Titel verwendet, den Ihre Cloud erwartet, oder wenden Sie sich an den Betreiber Ihrer Cloud.',
  'problem.object-refused.title': 'Die Cloud hat ein Bild abgelehnt.',
  'problem.object-refused.text':
    'Es kam {{fromDevice}}. Das Gerät hat das erfahren und hat das Bild noch.',
  'problem.object-refused.advice':
    'Wenden Sie sich an den Betreiber Ihrer Cloud; der Grund steht unter „Details“.',
  'problem.receipt-mismatch.title': 'In der Cloud liegt ein anderes Bild, als gesendet wurde.',
  'problem.receipt-mismatch.text': 'Es kam {{fromDevice}}. Das Bild gilt nicht als übertragen.',
  'problem.receipt-mismatch.advice':
    'Löschen Sie es nicht vom Gerät. Senden Sie es noch einmal und wenden Sie sich an den Betreiber Ihrer Cloud.',
  'problem.receipt-missing.title': 'Die Cloud hat ein Bild nicht bestätigt.',
  'problem.receipt-missing.text':
    'Es kam {{fromDevice}} und wurde von der Cloud angenommen, aber die Empfangsbestätigung fehlt noch. Tern fragt weiter nach.',
  'problem.receipt-missing.advice':
    'Löschen Sie es noch nicht vom Gerät. Wenn das länger als eine Stunde dauert, wenden Sie sich an den Betreiber Ihrer Cloud.',
};
