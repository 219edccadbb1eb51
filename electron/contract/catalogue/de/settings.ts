import type { EN_SETTINGS } from '../en/settings.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_SETTINGS: TranslationOf<typeof EN_SETTINGS, OneOther> = {
  'settings.title': 'Einstellungen',
  'settings.lead':
    'Eine Änderung wird gespeichert, wenn Sie die Eingabetaste drücken oder das Feld verlassen, und gilt sofort. Esc nimmt zurück, was Sie eingegeben haben.',
  'settings.saving': 'Wird gespeichert …',
  'settings.saved': 'Gespeichert',
  'settings.overridden':
    'Gespeichert, aber Tern wurde hierfür mit einem anderen Wert gestartet. Solange es so gestartet wird, gilt jener Wert.',
  'settings.fromCloud': 'Von der Cloud vorgegeben. Nur wer Ihre Cloud betreibt, kann das ändern.',
  'settings.undo': 'Zurücknehmen',
  'settings.undoWhich': 'Zurücknehmen: {{name}}',

  'settings.network.heading': 'Dieser PC im Netz der Geräte',
  'settings.network.lead': 'Was Sie hier ändern, muss auch an Ihren Geräten geändert werden.',
  'settings.network.devices': 'Welche Geräte senden dürfen und wie sie heißen',
  'settings.aeTitle.hint':
    'Der Name dieses PCs, der an den Geräten eingegeben wird. Auch Bilder unter anderen Titeln kommen durch; der Titel wird unverändert weitergegeben.',
  'settings.port.hint':
    'Der neue Port gilt sofort: Ein Gerät, das ihn noch nicht kennt, kann nicht senden. Was gerade gesendet wird, wird noch fertig.',

  'settings.success.heading': 'Wann ein Gerät „Erfolg“ gemeldet bekommt',
  'settings.success.relay.cloud': 'Sobald die Cloud das Bild hat',
  'settings.success.relay.archive': 'Sobald das Archiv das Bild hat',
  'settings.success.relay.why':
    'Ein Gerät, das „Erfolg“ liest, darf seine eigene Kopie löschen. Darum gibt Tern jedes Bild sofort weiter und wartet auf die Antwort der Gegenstelle, bevor es dem Gerät antwortet. Auf diesem PC bleibt nichts von einem Bild.',
  'settings.success.relay.offline':
    'Ist die Verbindung unterbrochen, werden die Geräte gebeten, es später noch einmal zu versuchen. So lange behalten sie ihre Bilder.',
  'settings.success.choice.relay.cloud': 'Sicher in der Cloud',
  'settings.success.choice.relay.archive': 'Sicher im Archiv',
  'settings.success.choice.spool': 'Sicher auf diesem PC',
  'settings.success.choice.cloud-first.cloud': 'Cloud zuerst',
  'settings.success.choice.cloud-first.archive': 'Archiv zuerst',
  'settings.success.spool.cloud': 'Sobald dieser PC das Bild versiegelt hat',
  'settings.success.spool.archive': 'Sobald dieser PC das Bild versiegelt hat',
  'settings.success.spool.why':
    'Die Geräte sind sofort wieder frei, wie langsam die Leitung auch ist. Tern bewahrt jedes Bild auf diesem PC auf, verschlüsselt mit einem Schlüssel aus dessen Schlüsselbund, sendet es weiter und löscht es erst, wenn seine Quittung da ist.',
  'settings.success.spool.offline':
    'Ist die Verbindung unterbrochen, senden die Geräte weiter und dieser PC behält die Bilder. Geht dieser PC kaputt, bevor sie gesendet sind, gibt es diese Bilder nur noch dort, wo das Gerät sie noch hat.',
  'settings.success.cloud-first.cloud':
    'Sobald die Cloud das Bild hat; ist sie nicht erreichbar, sobald dieser PC es hat',
  'settings.success.cloud-first.archive':
    'Sobald das Archiv das Bild hat; ist es nicht erreichbar, sobald dieser PC es hat',
  'settings.success.cloud-first.why':
    'Solange die Verbindung steht, bleibt auf diesem PC nichts von einem Bild. Ist sie unterbrochen, bewahrt Tern die Bilder hier verschlüsselt auf und sendet sie später.',
  'settings.success.cloud-first.offline':
    'Ist die Verbindung unterbrochen, senden die Geräte weiter und dieser PC behält die Bilder. Geht dieser PC kaputt, bevor sie gesendet sind, gibt es diese Bilder nur noch dort, wo das Gerät sie noch hat.',
  'settings.success.byCloud': 'Das hat die Cloud festgelegt.',

  'settings.internet.heading': 'Internetverbindung',
  'settings.rate': 'Grenze für das Hochladen',
  'settings.rate.hint':
    'Was alle Geräte zusammen in die Cloud senden dürfen. Leer heißt: keine Grenze.',
  'settings.rate.now': 'Jetzt: {{rate}}.',
  'settings.rate.none': 'keine',
  'settings.hours': 'Zeiten der Grenze',
  'settings.hours.hint':
    'Die Grenze gilt nur zwischen diesen Zeiten, nach der Uhr dieses PCs, auch über Mitternacht. Bleiben beide leer, gilt sie immer.',
  'settings.hours.idle':
    'Gibt es eine Grenze, kann sie nur zu bestimmten Zeiten gelten. Zurzeit gibt es keine.',
  'settings.hours.from': 'Von',
  'settings.hours.to': 'Bis',
  'settings.proxy': 'Proxy',
  'settings.proxy.hint':
    'Nur wenn Ihr Netz ohne ihn nichts hinauslässt; er darf kein Passwort verlangen. Bleiben beide leer, wird keiner benutzt.',
  'settings.proxy.host': 'Name oder IP-Adresse',

  'settings.certificate': 'Zusätzliches Zertifikat',
  'settings.certificate.hint':
    'Nur wenn Ihr Netz in verschlüsselte Verbindungen hineinsieht (TLS-Inspektion). Die Datei hat Ihre IT-Betreuung.',
  'settings.certificate.consequence':
    'Wer die Inspektion betreibt, kann dann mitlesen, was dieser PC der Cloud meldet, seine Bestätigungen und beim Koppeln auch seinen Schlüssel. Bilder bleiben mit diesem Schlüssel verschlüsselt. Koppeln Sie diesen PC also möglichst außerhalb der Inspektion.',
  'settings.certificate.none': 'Keines hinterlegt.',
  'settings.certificate.set': {
    one: 'Ein Zertifikat ist hinterlegt.',
    other: '{{count, number}} Zertifikate sind hinterlegt.',
  },
  'settings.certificate.add': 'Zertifikat hinzufügen …',
  'settings.certificate.replace': 'Ersetzen …',
  'settings.certificate.remove': 'Entfernen',
  'settings.certificate.label': 'Zertifikat Ihres Netzes (PEM)',
  'settings.certificate.trust': 'Ihm vertrauen',
  'settings.certificate.cancel': 'Abbrechen',

  'settings.app.heading': 'Diese App',
  'settings.language.system': 'Wie dieser PC',
  'settings.login.hint':
    'Geräte können senden, sobald sich jemand an diesem PC angemeldet hat. Sonst erst, wenn Tern geöffnet wird.',

  'settings.advanced.heading': 'Erweitert',
  'settings.advanced.lead': 'Für Techniker. Im normalen Betrieb muss hier nichts geändert werden.',
  'settings.advanced.machines': 'Geräte',
  'settings.advanced.link': 'Verbindung zur Cloud',
  'settings.advanced.here': 'Auf diesem PC',
  'settings.host': 'Adresse dieses PCs',
  'settings.host.hint':
    'Wo sich Geräte verbinden können. 0.0.0.0: an jeder Adresse, die dieser PC hat.',
  'settings.dicom.maxAssociations': 'Geräte gleichzeitig',
  'settings.dicom.maxAssociations.hint':
    'Wie viele Assoziationen gleichzeitig offen sein dürfen. Weitere werden gebeten, es noch einmal zu versuchen.',
  'settings.dicom.maxPduBytes': 'PDU-Länge',
  'settings.dicom.maxPduBytes.hint': 'Die längste PDU, um die Geräte gebeten werden.',
  'settings.dicom.artimTimeoutMs': 'Warten auf eine Assoziation',
  'settings.dicom.artimTimeoutMs.hint':
    'Wie lange eine Verbindung ohne Assoziation bleiben darf (ARTIM).',
  'settings.dicom.pduTimeoutMs': 'Warten auf den Rest einer PDU',
  'settings.dicom.pduTimeoutMs.hint':
    'Wie lange eine begonnene PDU dauern darf. Warten auf die Cloud zählt nicht mit.',
  'settings.dicom.idleTimeoutMs': 'Stille Assoziation',
  'settings.dicom.idleTimeoutMs.hint':
    'Wie lange ein Gerät nichts senden darf, bevor es getrennt wird.',
  'settings.ports': 'Ports des Datenkanals',
  'settings.ports.hint':
    'In der Reihenfolge der Versuche, etwa 443, 4443. Leer heißt: die von der Cloud genannten.',
  'settings.ports.none': 'die der Cloud',
  'settings.link.connectTimeoutMs': 'Warten auf die Verbindung',
  'settings.link.connectTimeoutMs.hint': 'Wie lange das Verbinden mit der Cloud dauern darf.',
  'settings.link.associationTimeoutMs': 'Warten auf die Antwort der Cloud',
  'settings.link.associationTimeoutMs.hint':
    'Wie lange die Cloud für die Antwort auf eine Assoziation brauchen darf.',
  'settings.link.heartbeatIntervalMs': 'Herzschlag',
  'settings.link.heartbeatIntervalMs.hint': 'Wie oft dieser PC fragt, ob die Cloud da ist.',
  'settings.link.backoffMinMs': 'Kürzeste Pause nach einem Fehler',
  'settings.link.backoffMinMs.hint':
    'Nach dem ersten Versuch, die Cloud zu erreichen, der misslang.',
  'settings.link.backoffMaxMs': 'Längste Pause nach Fehlern',
  'settings.link.backoffMaxMs.hint': 'Mit jedem Fehler wächst die Pause bis hierhin.',
  'settings.webPort': 'Port der Übersicht im Browser',
  'settings.webPort.hint':
    '0 nimmt einen freien; leer schaltet sie ab. Das gilt erst nach dem nächsten Start von Tern.',
  'settings.webPort.none': 'aus',
  'settings.keepDays': 'Nachweis der Übertragungen',
  'settings.keepDays.hint':
    'Wie lange aufgehoben wird, was übertragen wurde. Patientendaten stehen nicht darin.',
  'settings.keepDays.unit': 'Tage',
  'settings.aeTitle.hintListed':
    'Der Name dieses PCs, der an den Geräten eingegeben wird. Außer ihm kommen nur die Titel darunter durch; sie werden unverändert weitergegeben.',
  'settings.aeTitle.hintOnly':
    'Der Name dieses PCs, der an den Geräten eingegeben wird. Bilder unter jedem anderen Titel werden abgewiesen.',
  'settings.calledTitles': 'Weitere AE-Titel',
  'settings.calledTitles.hint':
    'Titel, an die Geräte ebenfalls senden dürfen, mit Kommas dazwischen. Leer: jeder Titel. Um keinen anderen anzunehmen, geben Sie den AE-Titel selbst ein.',
  'settings.calledTitles.none': 'jeder',
};
