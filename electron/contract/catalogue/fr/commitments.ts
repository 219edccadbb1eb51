import type { EN_COMMITMENTS } from '../en/commitments.ts';
import { forms, type OneManyOther, type TranslationOf } from '../forms.ts';

export const FR_COMMITMENTS: TranslationOf<typeof EN_COMMITMENTS, OneManyOther> = {
  'problem.commitment-undelivered.title': "Un appareil n'a pas su si ses images sont en sécurité.",
  'problem.commitment-undelivered.text':
    "{{device}} l'a demandé, mais la réponse n'a pas pu lui être donnée pendant des jours. Il garde peut-être des images qu'il pourrait effacer.",
  'problem.commitment-undelivered.advice':
    'Demandez à votre technicien à quelle adresse et sur quel port cet appareil reçoit les réponses de « storage commitment », puis saisissez-les dans ses détails sur la page des appareils.',
  'problem.commitment-refused.title': "L'archive n'a pas confirmé une image.",
  'problem.commitment-refused.text':
    "Elle venait {{fromDevice}}. L'archive l'a acceptée, mais ne s'en est pas portée garante ensuite. L'image ne compte pas comme transmise.",
  'problem.commitment-refused.advice':
    "Ne l'effacez pas de l'appareil. Prévenez la personne qui gère votre archive.",
  'terminal.commitments.none':
    "Aucun appareil n'a demandé si ses images sont en sécurité (storage commitment).",
  'commitments.waiting': 'attend des images ou des accusés de réception',
  'commitments.reporting': "réponse prête, l'appareil ne l'a pas encore",
  'commitments.delivered': "l'appareil a sa réponse",
  'commitments.undelivered': "l'appareil n'a pas pu être averti",
  'commitments.allSafe': 'toutes en sécurité',
  'commitments.notSafe': forms(
    '{{count, number}} pas en sécurité',
    '{{count, number}} pas en sécurité',
  ),
  'commitments.attempts': forms(
    '{{count, number}} essai a échoué, {{reason}}',
    '{{count, number}} essais ont échoué, {{reason}}',
  ),
  'commitments.fault.unreachable': 'il est injoignable',
  'commitments.fault.not-secure':
    "pas de connexion chiffrée avec lui, ou son certificat n'a pas la confiance",
  'commitments.fault.rejected': "il n'a pas admis Tern",
  'commitments.fault.not-accepted': "il n'accepte pas de telles réponses à cet endroit",
  'commitments.fault.broke-off': 'il a interrompu la connexion',
  'commitments.fault.no-answer': "il n'a rien dit",
  'commitments.fault.refused': "il n'a pas accepté la réponse",
  'terminal.commitments.address':
    'Désormais, les réponses pour {{aeTitle}} vont à {{host}}, port {{port}}.',
  'terminal.commitments.addressGone':
    "Les réponses pour {{aeTitle}} vont à l'adresse depuis laquelle il appelle, port {{port}}.",
  'commitments.heading': 'Quand il demande si ses images sont en sécurité',
  'commitments.lead':
    'Certains appareils demandent si leurs images sont en sécurité avant de les effacer (storage commitment). Ici, ils reçoivent la réponse.',
  'commitments.to': 'Où il reçoit les réponses',
  'commitments.toHint':
    "Laissez les deux vides pour l'adresse depuis laquelle il appelle et le port {{port}}.",
  'commitments.latest': 'Demandes récentes',
  'commitments.noneOfIt': "Il n'a rien demandé jusqu'ici.",
};
