import { BooleanField, ChoiceField, ChoiceListField, IdField, IdListField, InstantField, IntegerField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, type Category } from './equipment-state.js';
import { NUMBER_MAX } from './equipment.js';
import { PageRequest, Reference } from './page.js';
import { REPORT_KINDS, REPORT_STATES, type ReportKind, type ReportState } from './report-kind.js';

export const REPORT_TEXT_MAX = 500;

/** Body of `POST /api/equipment-reports`. The piece is named by its id or, by those who see no equipment, by its number. */
export class EquipmentReportDraft {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @IdField('Matériel', { optional: true })
  equipmentId?: string | null;

  /** As it stands on the label, in any case. */
  @TextField('Numéro d’inventaire', { max: NUMBER_MAX, optional: true })
  number?: string | null;

  @ChoiceField('Ce qui ne va pas', REPORT_KINDS)
  kind!: ReportKind;

  /** Required for `other`. */
  @TextField('Précisions', { max: REPORT_TEXT_MAX, optional: true })
  text?: string | null;

  /** Whether the piece is noted as broken as well; needs `equipment:report-fault`. */
  @BooleanField('En panne', { optional: true })
  broken?: boolean | null;
}

/** Body of `POST /api/equipment-reports/:id/answer`. */
export class EquipmentReportReply {
  @TextField('Réponse', { max: REPORT_TEXT_MAX })
  answer!: string;

  /** Whether it closes the report as well. */
  @BooleanField('Clore', { optional: true })
  close?: boolean | null;
}

export class EquipmentReportAnswer {
  @IdField('signalement')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('sorte', REPORT_KINDS)
  kind!: ReportKind;

  @ChoiceField('suite', REPORT_STATES)
  state!: ReportState;

  @TextField('numéro', { max: NUMBER_MAX })
  number!: string;

  /** Null where the piece is not, or no longer, the reader's to see. */
  @IdField('matériel', { optional: true })
  equipmentId!: string | null;

  /** Maker and model; null like `equipmentId`. */
  @TextField('modèle', { max: 201, optional: true })
  model!: string | null;

  /** Null like `equipmentId`. */
  @ChoiceField('catégorie', CATEGORIES, { optional: true })
  category!: Category | null;

  /** Where it was reported; null like `equipmentId`. */
  @ObjectField(() => Reference, { optional: true })
  site!: Reference | null;

  /** Whether the reader wrote it. */
  @BooleanField('à moi')
  mine!: boolean;

  /** Name of who wrote it; null for those who may know no names. */
  @TextField('signalé par', { max: 201, optional: true })
  reporter!: string | null;

  @TextField('précisions', { max: REPORT_TEXT_MAX, optional: true })
  text!: string | null;

  /** Null when there is none, and for those who may read nobody's notes. */
  @TextField('réponse', { max: REPORT_TEXT_MAX, optional: true })
  answer!: string | null;

  /** Null like `answer`. */
  @TextField('répondu par', { max: 201, optional: true })
  answeredBy!: string | null;

  @InstantField('répondu le', { optional: true })
  answeredAt!: string | null;

  @InstantField('clos le', { optional: true })
  closedAt!: string | null;

  @InstantField('signalé le')
  createdAt!: string;
}

export const REPORT_SORTS = ['createdAt', '-createdAt'] as const;

/** Query of `GET /api/equipment-reports`: one's own and, for those who hold `report:read`, those of their sites. */
export class EquipmentReportListRequest extends PageRequest {
  @ChoiceListField('suite', REPORT_STATES, { optional: true })
  state?: ReportState[] | null;

  @ChoiceListField('sorte', REPORT_KINDS, { optional: true })
  kind?: ReportKind[] | null;

  /** Where the piece is now. */
  @IdListField('MDS', { optional: true })
  siteId?: string[] | null;

  @IdField('matériel', { optional: true })
  equipmentId?: string | null;

  /** Newest first, unless told otherwise. */
  @ChoiceField('tri', REPORT_SORTS, { optional: true })
  sort?: (typeof REPORT_SORTS)[number] | null;
}
