import type { EN_SPOOL } from '../en/spool.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_SPOOL: TranslationOf<typeof EN_SPOOL, OneManyOther> = {
  'delivery.queued': 'a salvo en este PC, a la espera de enviarse',
  'delivery.held': 'en este PC, requiere su decisión',
  'delivery.discarded': 'descartado en este PC',
  'transfers.only.queued': 'A salvo en este PC',
  'transfers.only.held': 'Requiere su decisión',
  'transfers.only.discarded': 'Descartado',
  'transfers.place.held': 'guardado en este PC',
  'transfers.place.discarded': 'ya no está en este PC',
  'transfers.story.queued.text':
    'Están cifradas en este PC y se envían en cuanto la nube las acepte.',
  'transfers.story.queued.advice': 'No hay nada que hacer; deje encendido este PC.',
  'transfers.story.held.text': 'Están cifradas en este PC y Tern no puede enviarlas por sí solo.',
  'transfers.story.held.advice': 'No las borre del equipo. Avise a quien se ocupa de Tern.',
  'transfers.story.discarded.text':
    'Alguien las ha descartado. Se han borrado de este PC y no se han enviado.',
  'transfers.story.discarded.advice': 'Si aun así hacen falta, envíelas de nuevo desde el equipo.',
  'problem.spool-full.title': 'En este PC no hay sitio para más imágenes.',
  'problem.spool-full.text':
    'Se pide a los equipos que envíen de nuevo más tarde. Lo que ya está aquí se guarda hasta que la nube lo tenga.',
  'problem.spool-full.advice':
    'Libere espacio en el disco de este PC y compruebe que la conexión con la nube funciona.',
  'problem.spool-failed.title': 'No se ha podido guardar una imagen en este PC.',
  'problem.spool-failed.text':
    'Se ha avisado al equipo de que no ha llegado. Es posible que el disco esté dañado o protegido contra escritura.',
  'problem.spool-failed.advice':
    'Haga revisar el disco de este PC. Envíe de nuevo desde el equipo.',
  'problem.spool-key-unavailable.title':
    'Tern no puede guardar imágenes en este PC: el llavero está bloqueado.',
  'problem.spool-key-unavailable.text':
    'Las imágenes se guardan cifradas y la clave está en el llavero. Se pide a los equipos que envíen de nuevo más tarde.',
  'problem.spool-key-unavailable.advice':
    'Inicie sesión en este PC y desbloquee el llavero cuando se le pida.',
  'problem.spool-key-missing.title': 'No se pueden abrir imágenes de este PC: falta su clave.',
  'problem.spool-key-missing.text':
    'Se conservan. Su clave no está en el llavero de este PC: se ha restablecido o Tern se ejecuta con otra cuenta. Las imágenes nuevas siguen como siempre.',
  'problem.spool-key-missing.advice':
    'Recupere el llavero anterior o ejecute Tern con la cuenta de antes; las imágenes se envían entonces por sí solas. No las borre de los equipos.',
  'problem.spool-damaged.title': 'Hay imágenes dañadas en este PC.',
  'problem.spool-damaged.text':
    'Sus archivos se han alterado o el disco falla. Se han apartado y no se envían.',
  'problem.spool-damaged.advice':
    'Envíelas de nuevo desde el equipo y haga revisar el disco de este PC.',
  'problem.spool-file-missing.title': 'Han desaparecido imágenes guardadas en este PC.',
  'problem.spool-file-missing.text':
    'Sus archivos se han quitado de la carpeta de datos de Tern, cosa que nadie debe hacer.',
  'problem.spool-file-missing.advice':
    'Recupere los archivos de una copia de seguridad o envíe las imágenes de nuevo desde el equipo.',
  'refusal.image-unreadable.title': 'Una imagen guardada no se puede abrir.',
  'refusal.image-unreadable.advice': 'Su archivo se ha alterado o dañado, o falta su clave.',
  'terminal.spool.none': 'No hay imágenes en este PC.',
  'terminal.spool.opened':
    'Se ha escrito en {{file}}. Contiene datos de pacientes sin cifrar: bórrelo cuando ya no haga falta.',
  'terminal.spool.damaged': 'alterada o dañada',
  'terminal.spool.keyMissing': 'falta su clave',
  'terminal.spool.unreadable': 'no se puede leer el archivo',
  'terminal.spool.keyAsk':
    'Quien tenga esta clave puede abrir todas las imágenes de este PC. Guarde {{file}} como guardaría las imágenes. Escriba {{word}} y pulse Intro para escribirla.',
  'terminal.spool.keyWritten': 'La clave se ha escrito en {{file}}.',
  'terminal.spool.whole': forms(
    '{{count, number}} imagen se abre entera.',
    '{{count, number}} imágenes se abren enteras.',
    '{{count, number}} de imágenes se abren enteras.',
  ),
};
