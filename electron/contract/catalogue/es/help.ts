import type { EN_HELP } from '../en/help.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const ES_HELP: TranslationOf<typeof EN_HELP, OneManyOther> = {
  'help.title': 'Ayuda',
  'help.lead': 'Revisa cada paso entre sus equipos y la nube, y reúne lo que necesita el soporte.',
  'help.path': 'El camino a la nube',
  'help.pathAsks': 'Se revisa cada paso por orden …',
  'help.again': 'Comprobar de nuevo',
  'help.machines': 'Sus equipos',
  'help.cloud': 'La nube',
  'help.looking': 'se está revisando',
  'help.allFine': 'Todos los pasos funcionan.',
  'help.someFailed': forms(
    '{{count, number}} paso no funciona.',
    '{{count, number}} pasos no funcionan.',
  ),
  'help.someWarned': forms(
    'Todo funciona; revise {{count, number}} paso.',
    'Todo funciona; revise {{count, number}} pasos.',
  ),
  'help.echo': 'La respuesta de la nube',
  'help.echoLead':
    'Envía una pregunta breve por la conexión cifrada y mide cuánto tarda la respuesta.',
  'help.support': 'Para el soporte',
  'help.supportLead':
    'Un informe con lo que el soporte necesita ver. Nada sale de este PC por sí solo: primero lo lee usted, luego lo guarda y lo envía a quien quiera.',
  'help.supportMake': 'Preparar el informe',
  'help.supportAgain': 'Prepararlo de nuevo',
  'help.supportRunning': 'Se está preparando el informe …',
  'help.supportHolds': 'Este es el informe completo, palabra por palabra',
  'help.supportHoldsNot':
    'No contiene nombres de pacientes, imágenes, claves ni contraseñas. Sí contiene los nombres y direcciones de sus equipos, el nombre de la clínica y la dirección de la nube.',
  'help.file.versions': 'Versiones de Tern y del sistema de este PC',
  'help.file.status': 'Estado de la conexión y de sus equipos',
  'help.file.settings': 'Ajustes',
  'help.file.doctor': 'Resultado de la comprobación',
  'help.file.log': 'Últimas líneas del registro',
  'help.file.other': 'Archivo',
  'help.textOf': 'Texto de {{name}}',
  'help.save': 'Guardar …',
  'help.saved': 'El archivo {{name}} se ha entregado para guardarlo.',
  'help.report': 'el informe',
  'help.about': 'Acerca de Tern',
  'help.version': 'Versión',
  'help.node': 'Node.js',
  'help.platform': 'Sistema',
  'help.since': 'En marcha desde',
};
