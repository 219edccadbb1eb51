import type { EN_REFUSED } from '../en/refused.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_REFUSED: TranslationOf<typeof EN_REFUSED, OneOther> = {
  'knocks.title.object': '{{device}}: Die Cloud hat nicht alles angenommen.',
  'knocks.title.nothing': '{{device}}: Nichts, was dieses Gerät anbietet, wird angenommen.',
  'knocks.title.stranger': '{{device}} spricht hier kein DICOM.',
  'knocks.called-ae.text':
    'Angesprochen wurde der AE-Titel {{title}}, und den darf dieses Gerät hier nicht ansprechen.',
  'knocks.nothing-accepted.text':
    'Es wollte unter anderem übergeben: {{kind}}. Nichts davon wurde angenommen.',
  'knocks.object-refused.text': 'Gesendet wurde: {{kind}}. {{meaning}}',
  'knocks.tls-hello.text':
    'Es begann eine verschlüsselte Verbindung (TLS) am Anschluss für einfaches DICOM.',
  'knocks.tls-missing.text': 'Es kam unverschlüsselt an den Anschluss für verschlüsseltes DICOM.',
  'knocks.certificate-refused.text': 'Es hat kein Zertifikat vorgezeigt, das hier angenommen wird.',
  'knocks.tls-failed.text':
    'Es und Tern fanden keine gemeinsame Art zu verschlüsseln, oder es vertraut diesem PC nicht.',
  'knocks.http-request.text':
    'Ein Browser oder ein Programm für Webseiten hat den Port für DICOM angesprochen.',
  'knocks.not-dicom.text': 'Es spricht an diesem Port etwas anderes als DICOM.',
  'knocks.broke-rules.text':
    'Es hat Daten gesendet, die gegen die Regeln von DICOM verstoßen, und die Verbindung wurde geschlossen.',
  'knocks.by.this-pc': 'abgelehnt von diesem PC',
  'knocks.by.far-end': 'abgelehnt von der Cloud',
  'knocks.command': 'Für die IT-Betreuung',
  'knocks.allowCalled': 'Diesen AE-Titel erlauben',
  'knocks.allowCalledMeans':
    'Jedes Gerät, das senden darf, kann dann {{title}} auf diesem PC ansprechen.',
  'knocks.allowCalledDeviceMeans': 'Dieses Gerät kann dann auch {{title}} ansprechen.',
  'knocks.calledAllowed':
    '{{title}} kann ab jetzt angesprochen werden. Starten Sie die Übertragung am Gerät noch einmal.',

  'refusedStatus.no-room': 'Die Cloud hat gerade keinen Platz dafür.',
  'refusedStatus.not-taken': 'Diese Art nimmt die Cloud nicht an.',
  'refusedStatus.not-allowed': 'Die Cloud sagt, es darf nicht gespeichert werden.',
  'refusedStatus.faulty': 'Die Cloud sagt, dass darin etwas nicht stimmt.',
  'refusedStatus.other': 'Als Grund nennt die Cloud den Code {{code}}.',

  'remedy.allow-called-ae':
    'Wenn dieser Titel gemeint ist, erlauben Sie ihn. Sonst berichtigen Sie ihn am Gerät.',
  'remedy.resume':
    'Tern macht noch Pause. Beenden Sie die Pause und starten Sie dann die Übertragung am Gerät noch einmal.',
  'remedy.cloud-must-allow.device':
    'Das kann nur die Cloud erlauben. Bitten Sie den Betreiber Ihrer Cloud, dieses Gerät aufzunehmen.',
  'remedy.cloud-must-allow.called-ae':
    'Die Cloud kennt den AE-Titel {{title}} nicht. Berichtigen Sie ihn am Gerät oder bitten Sie den Betreiber Ihrer Cloud, ihn aufzunehmen.',
  'remedy.cloud-must-allow.sop-class':
    'Dass die Cloud diese Art annimmt, kann nur ihr Betreiber einrichten.',
  'remedy.cloud-must-allow.transfer-syntax':
    'Wählen Sie am Gerät eine andere Komprimierung, oder bitten Sie den Betreiber Ihrer Cloud, diese anzunehmen.',
  'remedy.cloud-must-allow.object':
    'Löschen Sie es nicht vom Gerät. Wenden Sie sich an den Betreiber Ihrer Cloud und senden Sie dann noch einmal.',
  'remedy.change-device.no-tls':
    'Schalten Sie TLS für diese Verbindung am Gerät aus, oder geben Sie ihm den Port dieses PCs, der für TLS gedacht ist.',
  'remedy.trust-certificate':
    'Wenn das Gerät Ihres ist, bitten Sie Ihre IT-Betreuung, hier seinem Zertifikat zu vertrauen.',
  'remedy.change-device.use-tls':
    'Schalten Sie TLS für diese Verbindung am Gerät ein, oder geben Sie ihm den Port dieses PCs, der für einfaches DICOM gedacht ist.',
  'remedy.change-device.newer-tls':
    'Das Gerät muss TLS 1.2 oder neuer sprechen und dem Zertifikat dieses PCs vertrauen. Ihre IT-Betreuung kann es ausgeben.',
  'remedy.change-device.called-ae':
    'Das kann auf keiner Liste stehen. Geben Sie am Gerät einen AE-Titel aus einfachen Buchstaben und Ziffern ein.',
  'remedy.change-device.offer':
    'Dafür ist dieser PC selbst zuständig und bietet es in dieser Form nicht an. Bilder sind davon nicht betroffen.',
  'remedy.change-device.object':
    'Löschen Sie es nicht vom Gerät. Sehen Sie es dort an; wenn es in Ordnung ist, wenden Sie sich an den Betreiber Ihrer Cloud.',
  'remedy.nothing.allowed-now':
    'Inzwischen ist es erlaubt. Starten Sie die Übertragung am Gerät noch einmal.',
  'remedy.nothing.cloud-busy':
    'Die Cloud war ausgelastet. Die meisten Geräte versuchen es von selbst wieder. Wenn dieses es nicht tut, starten Sie die Übertragung dort noch einmal.',
  'remedy.nothing.not-dicom':
    'So kommen keine Bilder. Wenn Sie nicht wissen, was unter dieser Adresse steht, fragen Sie Ihre IT-Betreuung.',
  'remedy.nothing.broke-rules':
    'Senden Sie am Gerät noch einmal. Wenn es wieder vorkommt, wenden Sie sich an den Hersteller.',

  'offers.heading': {
    one: '{{count, number}} Angebot dieses Geräts wird nicht angenommen',
    other: '{{count, number}} Angebote dieses Geräts werden nicht angenommen',
  },
  'offers.lead':
    'Geräte bieten mehr an, als sie nutzen; das ist üblich. Wichtig ist es nur, wenn das Gerät genau das senden will.',
  'offers.why.kind': 'diese Art wird nicht angenommen',
  'offers.why.syntax': 'nicht in dieser Form: {{syntaxes}}',
  'offers.why.none': 'ohne Angabe von Gründen',

  'service.echo': 'Echo',
  'service.find': 'Suche',
  'service.retrieve': 'Abruf von Bildern',
  'service.worklist': 'Arbeitsliste',
  'service.procedureStep': 'Meldung zur Untersuchung (MPPS)',
  'service.commitment': 'Bestätigung der Speicherung',
  'service.print': 'Drucken',
  'service.object': 'DICOM-Objekt {{uid}}',
  'syntax.uncompressed': 'unkomprimiert',
  'syntax.uncompressedBig': 'unkomprimiert, Big Endian',
  'syntax.deflated': 'Deflate',

  'association.running': {
    one: 'bisher {{count, number}} Bild',
    other: 'bisher {{count, number}} Bilder',
  },
  'association.complete': {
    one: 'das eine Bild ist angekommen',
    other: 'alle {{count, number}} Bilder sind angekommen',
  },
  'association.incomplete': '{{confirmed}} von mindestens {{expected}} angekommen: {{cause}}',
  'association.refused-some':
    '{{confirmed}} von {{expected}} angekommen, {{refused}} hat die Cloud nicht angenommen',
  'association.cause.broke-off': 'das Gerät hat abgebrochen',
  'association.cause.link-lost': 'die Verbindung zur Cloud ist abgerissen',
  'association.cause.stopped': 'dieser PC hat die Übertragung beendet',
  'association.cause.unknown': 'Tern lief nicht mehr',
  'association.cause.released': 'das Gerät hat vorzeitig aufgehört',
  'association.cutOff': 'Bild {{number}} wurde abgeschnitten',
  'association.arrivedLater': {
    one: '{{count, number}} davon kam später',
    other: '{{count, number}} davon kamen später',
  },
  'association.heading': 'Abgebrochen',
  'association.lead':
    'Was nicht angekommen ist, liegt noch auf dem Gerät. Die meisten Geräte senden von selbst noch einmal.',

  'machines.room': 'Raum',
  'machines.roomHint': 'Wo es steht. Kann leer bleiben.',
  'machines.sends': 'Was es sendet',
  'machines.sends.none': 'noch nichts',
  'machines.sends.line': '{{kind}}, {{syntax}}: {{number}}, zuletzt {{time}}',
  'machines.calls': 'AE-Titel, die es anspricht',
  'machines.maybeSame':
    'Es sieht aus wie {{name}}, das sich unter der alten Adresse nicht mehr gemeldet hat.',
  'machines.same': 'Es ist dasselbe Gerät',
  'machines.merged':
    '{{name}} ist wieder ein Gerät. Ab jetzt erkennt Tern es an seinem Titel, unter welcher Adresse auch immer.',
  'values.furtherTitles': 'Weitere AE-Titel',
};
