import type { EN_DESKTOP } from '../en/desktop.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_DESKTOP: TranslationOf<typeof EN_DESKTOP, OneManyOther> = {
  'process.restarting': 'Se ha detenido solo y se está iniciando de nuevo.',
  'process.stopped':
    'Se ha detenido varias veces en un minuto. Reinicie este PC; si no sirve de nada, avise a su servicio técnico.',
  'process.settingsInvalid':
    'Sus ajustes contienen algo que no puede usar. Pida a su servicio técnico que los corrija y luego inícielo de nuevo.',
  'process.noneCanSend': 'Hasta que vuelva a estar en marcha, ningún equipo puede enviar.',
  'process.startAgain': 'Iniciarlo de nuevo',

  'tray.tooltip': 'Tern: {{sentence}}',
  'tray.open': 'Abrir el panel',
  'tray.lastDelivered': 'Última imagen entregada: {{time}}',
  'tray.copy': 'Copiar la dirección para un equipo',
  'tray.copyOf': 'Copiar la dirección para un equipo ({{address}})',
  'tray.copied': 'Título AE: {{aeTitle}}\nDirección IP: {{address}}\nPuerto: {{port}}',
  'tray.startAtLogin': 'Iniciar al iniciar sesión',
  'tray.quit': 'Salir de Tern',

  'notification.linkLost':
    'Ningún equipo puede enviar hasta que se vuelva a alcanzar la nube. {{advice}}',
  'notification.severalMachines': 'Les ha pasado a {{number}} equipos. {{advice}}',

  'quit.title': forms(
    'Un equipo está enviando imágenes.',
    '{{number}} equipos están enviando imágenes.',
    '{{number}} de equipos están enviando imágenes.',
  ),
  'quit.text':
    'Si sale de Tern ahora, lo que está en camino no llega y hay que enviarlo otra vez. Mientras Tern no está en marcha, ningún equipo puede enviar.',
  'quit.whenDone': 'Salir cuando terminen',
  'quit.now': 'Salir ahora',
  'quit.stay': 'Seguir en marcha',
};
