import type { EN_ENCRYPTION } from '../en/encryption.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_ENCRYPTION: TranslationOf<typeof EN_ENCRYPTION, OneOther> = {
  'listener.tls.text':
    'Geräte, die verschlüsselt senden, können bis dahin nicht an diesen PC senden. Die anderen können es.',
  'listener.tls.failed.title': 'Tern kann keine verschlüsselten Verbindungen annehmen.',
  'problem.tls-key-unavailable.title':
    'Tern kann seinen Schlüssel für verschlüsselte Verbindungen nicht lesen.',
  'problem.tls-key-unavailable.text':
    'Der Schlüsselbund dieses PCs ist gesperrt oder fehlt; darum ist der verschlüsselte Port geschlossen. Geräte, die verschlüsselt senden, können nicht senden.',
  'problem.tls-key-unavailable.advice':
    'Melden Sie sich einmal an diesem PC an, damit sich der Schlüsselbund öffnet. Tern versucht es dann von selbst noch einmal.',
  'problem.certificate-expiring.title': {
    one: 'Das Zertifikat dieses PCs läuft in einem Tag ab.',
    other: 'Das Zertifikat dieses PCs läuft in {{count, number}} Tagen ab.',
  },
  'problem.certificate-expiring.text':
    'Danach lehnen Geräte, die verschlüsselt senden, diesen PC möglicherweise ab.',
  'problem.certificate-expiring.advice':
    'Bitten Sie Ihre IT-Betreuung, rechtzeitig ein neues zu erstellen (tern certificate renew) und es an den Geräten einzutragen.',
  'problem.certificate-expired.title': 'Das Zertifikat dieses PCs ist abgelaufen.',
  'problem.certificate-expired.text':
    'Geräte, die verschlüsselt senden, lehnen diesen PC möglicherweise ab.',
  'problem.certificate-expired.advice':
    'Bitten Sie Ihre IT-Betreuung, ein neues zu erstellen (tern certificate renew) und es an den Geräten einzutragen.',
  'problem.trusted-certificate-expiring.title': {
    one: 'Das Zertifikat eines Geräts läuft in einem Tag ab.',
    other: 'Das Zertifikat eines Geräts läuft in {{count, number}} Tagen ab.',
  },
  'problem.trusted-certificate-expiring.text':
    'Es ist das von {{subject}}. Danach gilt es nicht mehr, und was darauf beruht, kann nicht mehr verschlüsselt senden.',
  'problem.trusted-certificate-expiring.advice':
    'Bitten Sie die Betreuung jenes Geräts um das nächste Zertifikat, und lassen Sie ihm hier vertrauen (tern certificate trust).',
  'problem.trusted-certificate-expired.title': 'Das Zertifikat eines Geräts ist abgelaufen.',
  'problem.trusted-certificate-expired.text':
    'Es ist das von {{subject}}. Es gilt nicht mehr; was darauf beruht, kann nicht verschlüsselt senden.',
  'problem.trusted-certificate-expired.advice':
    'Bitten Sie die Betreuung jenes Geräts um das neue Zertifikat, und lassen Sie ihm hier vertrauen (tern certificate trust), oder nehmen Sie das alte weg (tern certificate distrust).',
  'problem.certificateOthers': {
    one: 'Es betrifft noch ein weiteres Zertifikat.',
    other: 'Es betrifft noch {{count, number}} weitere Zertifikate.',
  },
  'problem.certificateNameless': 'einem unbekannten Inhaber',
  'problem.device-not-encrypted.title': 'Ein Gerät verschlüsselt nicht.',
  'problem.device-not-encrypted.text':
    '{{device}} spricht DICOM ohne Verschlüsselung mit dem verschlüsselten Port.',
  'problem.device-not-encrypted.advice':
    'Schalten Sie am Gerät die Verschlüsselung (TLS) ein, oder lassen Sie es an den Port ohne Verschlüsselung senden.',
  'problem.device-encrypted.title': 'Ein Gerät verschlüsselt, aber am falschen Port.',
  'problem.device-encrypted.text':
    '{{device}} spricht verschlüsseltes DICOM (TLS) mit dem Port ohne Verschlüsselung.',
  'problem.device-encrypted.advice':
    'Lassen Sie das Gerät an den verschlüsselten Port senden, der in den Einstellungen von Tern eingeschaltet wird, oder schalten Sie am Gerät die Verschlüsselung aus.',
  'problem.device-certificate-refused.title':
    'Ein Gerät wurde wegen seines Zertifikats abgewiesen.',
  'problem.device-certificate-refused.none':
    '{{device}} wollte verschlüsselt senden, hat aber kein Zertifikat vorgezeigt.',
  'problem.device-certificate-refused.untrusted':
    '{{device}} hat das Zertifikat von {{subject}} vorgezeigt, dem hier nicht vertraut wird.',
  'problem.device-certificate-refused.expired':
    '{{device}} hat das Zertifikat von {{subject}} vorgezeigt, das abgelaufen ist.',
  'problem.device-certificate-refused.not-yet-valid':
    '{{device}} hat das Zertifikat von {{subject}} vorgezeigt, das noch nicht gültig ist.',
  'problem.device-certificate-refused.advice':
    'Wenn es Ihres ist, bitten Sie Ihre IT-Betreuung, hier seinem Zertifikat zu vertrauen (tern certificate trust).',
  'problem.device-certificate-refused.noneAdvice':
    'Geben Sie dem Gerät ein Zertifikat und lassen Sie ihm hier vertrauen (tern certificate trust), oder verlangen Sie von Geräten keines (Einstellungen).',
  'problem.device-tls-failed.title': 'Eine verschlüsselte Verbindung kam nicht zustande.',
  'problem.device-tls-failed.text':
    '{{device}} und Tern fanden keine gemeinsame Art zu verschlüsseln, oder das Gerät vertraut diesem PC nicht.',
  'problem.device-tls-failed.advice':
    'Fragen Sie Ihre IT-Betreuung: Das Gerät muss TLS 1.2 oder neuer sprechen und dem Zertifikat dieses PCs vertrauen (tern certificate export).',
  'refusal.certificate-unusable.title': 'Dieses Zertifikat kann nicht verwendet werden.',
  'refusal.certificate-unusable.advice':
    'Prüfen Sie, ob es die richtige Datei ist und ob sie zu ihrem Schlüssel gehört.',
  'terminal.label.encrypted': 'Mit TLS',
  'terminal.certificate.none':
    'Es gibt noch kein Zertifikat. Es entsteht, wenn die Verschlüsselung eingeschaltet wird: tern config set dicomTls.enabled true',
  'terminal.certificate.subject': 'Zertifikat von {{subject}}',
  'terminal.certificate.valid': 'gültig von {{from}} bis {{until}}',
  'terminal.certificate.names': 'für {{names}}',
  'terminal.certificate.ownMake': 'von Tern erstellt',
  'terminal.certificate.importedOne': 'importiert',
  'terminal.certificate.exported': 'Gespeichert in {{file}}.',
  'terminal.certificate.changed':
    'Ab jetzt zeigt dieser PC dieses Zertifikat. Geräte, die dem vorigen vertrauen, müssen es bekommen: tern certificate export FILE',
  'terminal.certificate.trusted': 'Ab jetzt vertraut:',
  'terminal.certificate.noneTrusted': 'Keinem Zertifikat wird vertraut.',
  'terminal.certificate.authority': 'eine Zertifizierungsstelle: alles, was sie ausgestellt hat',
  'terminal.certificate.distrusted':
    'Ihm wird nicht mehr vertraut; Verbindungen, die darauf beruhten, wurden getrennt.',
  'settings.encryption.heading': 'Verschlüsselung im Netz der Geräte',
  'settings.encryption.lead':
    'Für Geräte, die verschlüsseln können (DICOM über TLS). Sie senden an einen eigenen Port; für die anderen ändert sich nichts.',
  'settings.encryption.switch': 'Verschlüsselte Verbindungen annehmen',
  'settings.encryption.port': 'Verschlüsselter Port',
  'settings.encryption.switch.hint':
    'Beim ersten Einschalten erstellt dieser PC ein eigenes Zertifikat.',
  'settings.encryption.port.hint':
    'An den Geräten einzutragen, die verschlüsseln. Üblich ist 2762.',
  'settings.encryption.ask': 'Von Geräten ein Zertifikat verlangen',
  'settings.encryption.ask.hint':
    'Nur Geräte, deren Zertifikat hier vertraut wird, können dann verschlüsselt senden.',
  'settings.encryption.certificate': 'Zertifikat dieses PCs',
  'settings.encryption.fingerprint': 'Fingerabdruck (SHA-256)',
  'settings.encryption.validUntil': 'Gültig bis',
  'settings.encryption.trusted': 'Vertraute Geräte',
  'settings.encryption.noneTrusted':
    'Noch keine; darum kann kein Gerät verschlüsselt senden. Ihre IT-Betreuung fügt sie hinzu mit: tern certificate trust',
};
