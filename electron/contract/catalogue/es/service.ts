import type { EN_SERVICE } from '../en/service.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_SERVICE: TranslationOf<typeof EN_SERVICE, OneManyOther> = {
  'refusal.service-not-permitted.title': 'Esta cuenta no tiene permiso para eso.',
  'refusal.service-not-permitted.advice':
    'Ejecute la orden como administrador, en Linux y macOS con sudo, o pida a un administrador que le añada al grupo tern.',
  'refusal.service-failed.title': 'No se ha podido instalar el servicio.',
  'refusal.service-failed.advice': 'Pida a su técnico que mire lo que ha dicho el sistema.',
  'refusal.service-stopped.title': 'El servicio de Tern de este PC no está en marcha.',
  'refusal.service-stopped.advice': 'Pida a su técnico que lo mire con «tern service status».',

  'systemService.installedUser':
    'Tern funciona ahora como servicio: arranca cuando usted inicia sesión, con la aplicación Tern o sin ella.',
  'systemService.installedSystem':
    'Tern funciona ahora como servicio de este PC: arranca con el PC, antes de que nadie inicie sesión.',
  'systemService.uninstalled':
    'El servicio se ha quitado. Lo que guardaba, también su vinculación, sigue en {{folder}}.',
  'systemService.none': 'Tern no está instalado como servicio.',
  'systemService.running': 'El servicio está en marcha.',
  'systemService.starting': 'El servicio está arrancando.',
  'systemService.stopped':
    'El servicio está instalado, pero no en marcha. Para arrancarlo: {{command}}',
  'systemService.gaveUp':
    'El servicio se ha detenido: terminó cinco veces en un minuto, o no se pueden leer sus ajustes. El motivo está en {{folder}}. Para arrancarlo otra vez: {{command}}',
  'systemService.lingers': 'Sigue en marcha cuando usted cierra la sesión.',
  'systemService.lingersNot':
    'Termina cuando usted cierra la sesión. Para que siga y arranque con el PC: {{command}}',
  'systemService.lingerKeychain':
    'Mientras su sesión está cerrada, su llavero está bloqueado y el servicio no llega a su clave. Para ese caso, instálelo con --secret-store file.',
  'systemService.keyUser':
    'Su clave está en el llavero de usted, igual que con la aplicación Tern: ambos comparten una vinculación.',
  'systemService.keyFile':
    'Su clave está en un archivo que solo puede leer su cuenta, porque un servicio no tiene llavero. Quien tenga el disco o una copia de él tiene la clave.',
  'systemService.keyAccount': 'Windows guarda su clave para la cuenta del servicio.',
  'systemService.pairAnew':
    'No toma la vinculación de la aplicación Tern. Vincúlelo con un código nuevo: {{command}}',
  'systemService.group':
    'Quien pueda mirarlo y cambiarlo tiene que estar en el grupo {{group}}: {{command}}. Vale desde el próximo inicio de sesión.',
  'systemService.administrators': 'Solo los administradores pueden mirarlo y cambiarlo.',
  'systemService.restartApp':
    'Si la aplicación Tern está abierta, ciérrela ahora, para que no ocupe el puerto de los equipos, y ábrala otra vez. Entonces muestra el servicio.',
  'systemService.startsWithUser': 'arranca cuando su usuario inicia sesión',
  'systemService.startsWithPc': 'arranca con este PC',
  'terminal.label.service': 'Servicio',
};
