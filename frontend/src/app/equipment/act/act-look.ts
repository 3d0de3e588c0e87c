import type { BulkAct, Category, EquipmentAct } from '@calanque/shared';
import { agreed } from '../../custody/index';
import type { IconName } from '../../ui/icon/icon-drawings';

export const ACT_ICON: Readonly<Record<EquipmentAct, IconName>> = {
  assign: 'assignment_ind',
  lend: 'handshake',
  install: 'meeting_room',
  'take-back': 'assignment_return',
  postpone: 'event_repeat',
  unpack: 'inventory_2',
  repair: 'build',
  'take-back-from-repair': 'assignment_return',
  'change-room': 'swap_horiz',
  'report-working': 'check_circle',
  'report-found': 'visibility',
  'report-broken': 'warning',
  'report-lost': 'search_off',
  'report-stolen': 'report',
  edit: 'edit',
  annul: 'block',
};

const ACT_LABEL: Readonly<Record<EquipmentAct, string>> = {
  assign: 'Affecter',
  lend: 'Prêter',
  install: 'Mettre en place',
  'take-back': 'Enregistrer le retour',
  postpone: 'Changer le retour prévu',
  unpack: 'Remettre en stock',
  repair: 'Envoyer en réparation',
  'take-back-from-repair': 'Reprendre de réparation',
  'change-room': 'Changer de pièce',
  'report-working': 'Signaler en état de marche',
  'report-found': 'Signaler comme retrouvé',
  'report-broken': 'Signaler en panne',
  'report-lost': 'Signaler comme perdu',
  'report-stolen': 'Signaler comme volé',
  edit: 'Modifier la fiche',
  annul: 'Annuler la fiche',
};

const ACTS_THAT_AGREE: readonly EquipmentAct[] = ['report-found', 'report-lost', 'report-stolen'];

/** The verb of an act, as its button says it for a piece of this category. */
export const actLabel = (act: EquipmentAct, category: Category): string =>
  ACTS_THAT_AGREE.includes(act) ? agreed(category, ACT_LABEL[act]) : ACT_LABEL[act];

/** The verbs of the dark bar under the list. */
export const BULK_ACT_LABEL: Readonly<Record<BulkAct, string>> = {
  assign: 'Affecter',
  install: 'Mettre en place',
  'take-back': 'Reprendre',
  'change-room': 'Changer de pièce',
  repair: 'Envoyer en réparation',
  'report-broken': 'Signaler en panne',
  'report-working': 'Signaler en état de marche',
};

/** What may have happened to a piece beside a problem; that it is broken is a fact among the others, or part of a problem. */
export const REPORTS: readonly EquipmentAct[] = ['report-lost', 'report-stolen'];
