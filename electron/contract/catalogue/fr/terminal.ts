import type { EN_TERMINAL } from '../en/terminal.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_TERMINAL: TranslationOf<typeof EN_TERMINAL, OneManyOther> = {
  'terminal.label.clinic': 'Établissement',
  'terminal.label.farEnd': 'Archive',
  'terminal.label.link': 'Liaison',
  'terminal.label.machines': 'Appareils',
  'terminal.label.sending': 'En cours',
  'terminal.label.today': "Aujourd'hui",
  'terminal.label.problem': 'À vérifier',
  'terminal.labelled': '{{label}} :',
  'terminal.heartbeat': ', dernier signal avec réponse en {{latency}}',
  'terminal.listenerStarting': 'la réception démarre',
  'terminal.listenerFailed': 'ne peuvent pas envoyer, le port {{port}} ne fonctionne pas',
  'terminal.listening': 'envoyer à {{hosts}}, port {{port}}, AE Title {{aeTitle}}',
  'terminal.or': ' ou ',
  'terminal.openToAll': ' ; tout appareil du réseau peut envoyer',
  'terminal.deliveredSize': forms(
    '{{count, number}} image livrée ({{size}})',
    '{{count, number}} images livrées ({{size}})',
    "{{count, number}} d'images livrées ({{size}})",
  ),
  'terminal.awaiting': "{{number}} en attente d'accusé",
  'terminal.failed': '{{number}} en échec',
  'terminal.times': forms(
    ' ({{count, number}} fois)',
    ' ({{count, number}} fois)',
    ' ({{count, number}} de fois)',
  ),
  'terminal.sendingNow': 'en cours : {{list}}',
  'terminal.deliveredToday': "images livrées aujourd'hui : {{number}}",
  'terminal.nothingSent': "Rien n'a encore été envoyé.",
  'terminal.echo': 'Le cloud a répondu en {{latency}} ({{suite}}).',
  'terminal.paired':
    'Associé à {{clinic}}.\nUplink {{uplinkId}}, empreinte de la clé {{fingerprint}}.',
  'terminal.unpaired': "Dissocié. Le cloud le sait et n'accepte plus rien de ce PC.",
  'terminal.unpairedAlone':
    "Dissocié sur ce PC, mais le cloud n'a pas pu être averti : faites-y retirer l'uplink aussi.",
  'terminal.mark.ok': 'ok',
  'terminal.mark.warning': 'attention',
  'terminal.mark.failed': 'ÉCHEC',
  'terminal.mark.skipped': 'omis',
  'terminal.size.bytes': '{{value}} octets',
  'terminal.size.kilobytes': '{{value}} ko',
  'terminal.size.megabytes': '{{value}} Mo',
  'terminal.size.gigabytes': '{{value}} Go',
  'terminal.size.terabytes': '{{value}} To',
};
