import type { EN_SETUP } from '../en/setup.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_SETUP: TranslationOf<typeof EN_SETUP, OneOther> = {
  'locked.title': 'Diese Seite ist gesperrt.',
  'locked.text':
    'Nur wer an diesem PC sitzt, darf sie sehen. Sie öffnet sich deshalb nur mit der ganzen Adresse, die Tern beim Start angezeigt hat.',
  'locked.look': 'Gehen Sie zu dem Fenster, in dem „tern run“ gestartet wurde.',
  'locked.copy':
    'Kopieren Sie die ganze Adresse, die dort steht, bis zum letzten Zeichen. Sie sieht so aus:',
  'locked.paste': 'Fügen Sie sie oben in die Adresszeile ein.',
  'locked.again': 'Nach jedem Start von Tern ist die Adresse eine neue.',

  'pairing.heading': 'Diesen PC koppeln',
  'pairing.lead':
    'Den Code bekommen Sie vom Betreiber Ihrer Cloud. Er gilt 15 Minuten und funktioniert einmal.',
  'pairing.code': 'Kopplungscode',
  'pairing.cloudUrl': 'Adresse der Cloud',
  'pairing.cloudUrlHint': 'Beginnt mit https://',
  'pairing.cloudUrlMissing': 'Geben Sie die Adresse Ihrer Cloud ein.',
  'pairing.cloudUrlWrong':
    'Das ist keine Adresse. Sie sollte aussehen wie https://cloud.example.com',
  'pairing.cloudUrlPlain': 'Die Adresse muss mit https:// beginnen, damit niemand mithören kann.',
  'pairing.codeMissing': 'Geben Sie die zehn Zeichen Ihres Codes ein.',
  'pairing.certificate': 'Meine Cloud hat ein eigenes Zertifikat',
  'pairing.certificateLabel': 'Zertifikat der eigenen Zertifizierungsstelle (PEM)',
  'pairing.certificateHint':
    'Fügen Sie den Text ein, oder wählen Sie die Datei, die Sie bekommen haben (ca.pem).',
  'pairing.certificateChoose': 'Datei wählen …',
  'pairing.certificateWrong':
    'Das ist kein Zertifikat. Es sollte mit -----BEGIN CERTIFICATE----- beginnen',
  'pairing.certificateKey':
    'Das ist ein privater Schlüssel. Er muss bleiben, wo er herkommt; nehmen Sie das Zertifikat.',
  'pairing.certificateTooLong': 'Diese Datei ist zu groß für ein Zertifikat.',
  'pairing.certificateUnread': 'Die Datei konnte nicht gelesen werden.',
  'pairing.submit': 'Koppeln',
  'pairing.submitting': 'Wird gekoppelt …',
  'pairing.contacting': 'Die Cloud wird angesprochen …',
  'pairing.exchanging': 'Der Code wird gegen einen Schlüssel getauscht …',
  'pairing.storing': 'Der Schlüssel wird sicher verwahrt …',
};
