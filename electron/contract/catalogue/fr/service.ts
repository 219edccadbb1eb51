import type { EN_SERVICE } from '../en/service.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_SERVICE: TranslationOf<typeof EN_SERVICE, OneManyOther> = {
  'refusal.service-not-permitted.title': "Ce compte n'a pas le droit de faire cela.",
  'refusal.service-not-permitted.advice':
    "Exécutez la commande en tant qu'administrateur, sous Linux et macOS avec sudo, ou demandez à un administrateur de vous ajouter au groupe tern.",
  'refusal.service-failed.title': "Le service n'a pas pu être installé.",
  'refusal.service-failed.advice':
    'Demandez à votre technicien de regarder ce que le système a répondu.',
  'refusal.service-stopped.title': 'Le service Tern de ce PC ne fonctionne pas.',
  'refusal.service-stopped.advice':
    'Demandez à votre technicien de regarder avec « tern service status ».',

  'systemService.installedUser':
    "Tern fonctionne maintenant comme service : il démarre à l'ouverture de votre session, avec ou sans l'application Tern.",
  'systemService.installedSystem':
    'Tern fonctionne maintenant comme service de ce PC : il démarre avec le PC, avant toute ouverture de session.',
  'systemService.uninstalled':
    "Le service est supprimé. Ce qu'il gardait, son association comprise, est encore dans {{folder}}.",
  'systemService.none': "Tern n'est pas installé comme service.",
  'systemService.running': 'Le service fonctionne.',
  'systemService.starting': 'Le service démarre.',
  'systemService.stopped':
    'Le service est installé, mais ne fonctionne pas. Pour le démarrer : {{command}}',
  'systemService.gaveUp':
    "Le service est arrêté : il s'est terminé cinq fois en une minute, ou ses réglages ne sont pas lisibles. La raison se trouve dans {{folder}}. Pour le redémarrer : {{command}}",
  'systemService.lingers': 'Il continue quand vous fermez votre session.',
  'systemService.lingersNot':
    "Il s'arrête quand vous fermez votre session. Pour qu'il continue et démarre avec le PC : {{command}}",
  'systemService.lingerKeychain':
    "Tant que votre session est fermée, votre trousseau est verrouillé et le service n'atteint pas sa clé. Dans ce cas, installez-le avec --secret-store file.",
  'systemService.keyUser':
    "Sa clé est dans votre trousseau, comme avec l'application Tern : ils partagent une même association.",
  'systemService.keyFile':
    "Sa clé est dans un fichier que seul son compte peut lire, car un service n'a pas de trousseau. Qui possède le disque ou une sauvegarde possède la clé.",
  'systemService.keyAccount': 'Windows garde sa clé pour le compte du service.',
  'systemService.pairAnew':
    "Il ne reprend pas l'association de l'application Tern. Associez-le avec un nouveau code : {{command}}",
  'systemService.group':
    'Qui a le droit de le consulter et de le modifier doit être dans le groupe {{group}} : {{command}}. Cela vaut dès la prochaine ouverture de session.',
  'systemService.administrators': 'Seuls les administrateurs peuvent le consulter et le modifier.',
  'systemService.restartApp':
    "Si l'application Tern est ouverte, quittez-la maintenant, pour qu'elle libère le port des appareils, puis rouvrez-la. Elle montre alors le service.",
  'systemService.startsWithUser': "démarre à l'ouverture de session de son utilisateur",
  'systemService.startsWithPc': 'démarre avec ce PC',
  'terminal.label.service': 'Service',
};
