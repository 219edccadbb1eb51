import type { EN_UPDATES } from '../en/updates.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_UPDATES: TranslationOf<typeof EN_UPDATES, OneOther> = {
  'updates.heading': 'Updates',
  'updates.version': 'Version in Gebrauch',
  'updates.channel': 'Welche Versionen',
  'updates.channel.hint': 'Testversionen kommen früher und können Fehler haben.',
  'updates.channel.stable': 'Freigegebene Versionen',
  'updates.channel.beta': 'Auch Testversionen',
  'updates.hours': 'Zeiten für Updates',
  'updates.hours.hint':
    'Wann Tern ein Update installieren darf. Leer: sobald eine Weile kein Gerät gesendet hat.',
  'updates.check': 'Nach Updates suchen',
  'updates.install': 'Jetzt installieren',
  'updates.off.no-key':
    'Dieses Exemplar von Tern aktualisiert sich nicht selbst. Neue Versionen installiert Ihre IT-Betreuung.',
  'updates.off.not-installed':
    'Tern wurde auf diesem PC nicht installiert und aktualisiert sich daher nicht selbst.',
  'updates.idle': 'Tern ist auf dem neuesten Stand.',
  'updates.idle.never': 'Tern hat noch nicht nach Updates gesucht.',
  'updates.checking': 'Tern sucht nach Updates.',
  'updates.downloading': 'Tern {{version}} wird heruntergeladen: {{percent}}.',
  'updates.ready': 'Tern {{version}} steht zum Installieren bereit.',
  'updates.by-hand': 'Tern {{version}} ist da. Auf diesem PC installiert es Ihre IT-Betreuung.',
  'updates.installing': 'Tern {{version}} wird installiert. Tern startet von selbst wieder.',
  'updates.lastChecked': 'Zuletzt gesucht: {{time}}',
  'updates.hold.sending': 'Installiert wird, sobald nichts mehr unterwegs ist.',
  'updates.hold.settling': 'Installiert wird, wenn fünf Minuten lang kein Gerät gesendet hat.',
  'updates.hold.hours': 'Installiert wird zwischen {{from}} und {{to}} Uhr.',
  'updates.hold.service':
    'Tern läuft auf diesem PC als Dienst, daher installiert es Ihre IT-Betreuung.',
  'updates.failed.offline':
    'Tern konnte nicht nach Updates suchen: Die Stelle, an der sie veröffentlicht werden, ist nicht erreichbar.',
  'updates.failed.not-found':
    'Tern konnte nicht nach Updates suchen: Wo sie veröffentlicht werden, gibt es keines für diesen PC.',
  'updates.failed.not-signed':
    'Ein Update wurde abgewiesen: Es stammt nicht vom Hersteller von Tern. Sagen Sie es Ihrer IT-Betreuung.',
  'updates.failed.expired':
    'Die Liste der Updates ist veraltet. Vielleicht hält jemand neuere zurück. Sagen Sie es Ihrer IT-Betreuung.',
  'updates.failed.replayed':
    'Die Liste der Updates ist älter als eine frühere. Vielleicht hält jemand neuere zurück. Sagen Sie es Ihrer IT-Betreuung.',
  'updates.failed.unreadable':
    'Die Liste der Updates war nicht lesbar. Tern versucht es später wieder.',
  'updates.failed.damaged':
    'Ein Update kam beschädigt an und wurde verworfen. Tern versucht es später wieder.',
  'updates.failed.disk-full':
    'Auf der Festplatte ist kein Platz für ein Update. Schaffen Sie Platz.',
  'updates.failed.install-failed':
    'Das Update konnte nicht installiert werden. Tern versucht es später wieder.',
  'updates.failed.internal':
    'Bei der Suche nach Updates ging etwas schief. Tern versucht es später wieder.',
  'updates.mishap.rolled-back': 'Tern ist zu Version {{to}} zurückgekehrt.',
  'updates.mishap.rolled-back.agent-down':
    'Version {{version}} ist auf diesem PC nicht richtig gestartet. Sie wird nicht noch einmal versucht, eine spätere schon.',
  'updates.mishap.rolled-back.link-lost':
    'Version {{version}} konnte die Cloud nicht mehr erreichen. Sie wird nicht noch einmal versucht, eine spätere schon.',
  'updates.mishap.no-effect': 'Tern {{version}} konnte nicht installiert werden.',
  'updates.mishap.no-effect.text':
    'Es wurde zweimal versucht. Version {{to}} bleibt in Gebrauch; eine spätere wird wieder versucht.',
  'updates.mishap.cannot-roll-back': 'Tern {{version}} arbeitet auf diesem PC nicht richtig.',
  'updates.mishap.cannot-roll-back.nothing-kept':
    'Es gibt hier keine frühere Version, zu der Tern zurückkehren könnte. Rufen Sie Ihre IT-Betreuung an.',
  'updates.mishap.cannot-roll-back.kept-damaged':
    'Die frühere Version, die hier aufgehoben wurde, ist beschädigt. Rufen Sie Ihre IT-Betreuung an.',
  'updates.mishap.cannot-roll-back.failed':
    'Die Rückkehr zur früheren Version ist misslungen. Rufen Sie Ihre IT-Betreuung an.',
  'updates.ready.text': 'Das dauert eine Minute, in der kein Gerät senden kann.',
  'terminal.label.update': 'Update',
};
