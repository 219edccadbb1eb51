import type { EN_ASSISTANT } from '../en/assistant.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_ASSISTANT: TranslationOf<typeof EN_ASSISTANT, OneOther> = {
  'assistant.title': 'Diesen PC einrichten',
  'assistant.lead':
    'Drei Schritte: diesen PC mit der Cloud koppeln, einem Gerät sagen, wohin es senden soll, und zusehen, wie das erste Bild ankommt.',
  'assistant.steps': 'Schritte der Einrichtung',
  'assistant.step.pair': 'Koppeln',
  'assistant.step.connect': 'Ein Gerät anschließen',
  'assistant.step.done': 'Fertig',
  'assistant.stepDone': 'erledigt',
  'assistant.whichAddress':
    'Dieser PC ist in mehreren Netzwerken. Nehmen Sie die Adresse, die so beginnt wie die des Geräts selbst, meist mit denselben drei Zahlen.',
  'assistant.copyAll': 'Alle Werte kopieren',
  'assistant.print': 'Drucken',
  'assistant.copyText': 'AE-Titel: {{aeTitle}}\nIP-Adresse: {{addresses}}\nPort: {{port}}',
  'assistant.addressOr': ' oder ',
  'assistant.lights': 'Dann beobachten Sie diese vier Lichter',
  'assistant.light.echo': 'Das Gerät meldet sich',
  'assistant.light.image': 'Senden Sie ein Testbild von dort',
  'assistant.light.delivered': 'Es kommt in der Cloud an',
  'assistant.light.receipt': 'Die Quittung der Cloud stimmt',
  'assistant.waits.echo': 'Wartet auf sein Echo …',
  'assistant.waits.image': 'Wartet auf ein Bild …',
  'assistant.waits.delivered': 'Unterwegs …',
  'assistant.waits.receipt': 'Wartet auf die Quittung …',
  'assistant.lit.echo': 'Echo empfangen',
  'assistant.lit.image': 'Bild empfangen',
  'assistant.lit.delivered': 'zugestellt',
  'assistant.lit.receipt': 'Quittung stimmt',
  'assistant.notYet': 'noch nicht',
  'assistant.notNeeded': 'nicht nötig',
  'assistant.noEcho':
    'Das Gerät hat gleich ein Bild gesendet, ohne sich vorher zu melden. Auch das ist in Ordnung.',
  'assistant.noReceipt': 'Ein eigenes Archiv gibt keine Quittungen.',
  'assistant.by': '{{machine}} unter {{address}}, {{time}}',
  'assistant.byNamed': '{{machine}}, {{time}}',
  'assistant.bySample': 'Beispielgerät, {{time}}',
  'assistant.slow':
    'Noch ist nichts angekommen. Ist das Gerät im selben Netzwerk wie dieser PC? Lässt die Firewall dieses PCs den Port {{port}} durch? Sind alle Werte so eingegeben, wie sie hier stehen?',
  'assistant.sample': 'Kein Gerät zur Hand? Das Beispielgerät nehmen',
  'assistant.sampleRunning': 'Das Beispielgerät sendet …',
  'assistant.later': 'Später fertigstellen',
  'assistant.continue': 'Weiter',
  'assistant.starting': 'Tern macht sich bereit, Geräte zu empfangen. Das dauert einen Augenblick.',
  'assistant.paused':
    'Tern ist angehalten; jedes Gerät wird gebeten, es später wieder zu versuchen.',
  'assistant.toDevices': 'Zu den Geräten, um es zuzulassen',
  'assistant.toErrors': 'Ansehen, was los ist',
  'assistant.allLit': 'Alle vier Lichter sind an.',
  'assistant.doneTitle': 'Alles funktioniert.',
  'assistant.doneLead': '{{machine}} kann senden, und was gesendet wird, kommt in der Cloud an.',
  'assistant.doneSample':
    'Der Weg zur Cloud funktioniert: Das Bild des Beispielgeräts ist angekommen. Als Nächstes kommt ein eigenes Gerät.',
  'assistant.doneNow': 'Ab jetzt',
  'assistant.doneRuns':
    'Tern läuft von selbst und startet mit diesem PC. Sie können dieses Fenster schließen.',
  'assistant.doneSends':
    'Was ein Gerät sendet, geht sofort in die Cloud. Hier muss niemand etwas drücken.',
  'assistant.doneTells':
    'Die Übersicht sagt in einem Satz, ob alles in Ordnung ist. Wird jemand gebraucht, sagt sie, was zu tun ist.',
  'assistant.overview': 'Zur Übersicht',
  'assistant.another': 'Ein weiteres Gerät anschließen',
  'assistant.first': 'Schließen Sie Ihr erstes Gerät an',
  'assistant.firstText':
    'Bisher kam von keinem Gerät etwas. Die Einrichtung zeigt, was dort einzugeben ist, und sieht zu, wie das erste Bild ankommt.',
  'assistant.firstOpen': 'Einrichtung öffnen',
};
