import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, IdField, IdListField, InstantField, ListField, ObjectField, TextField } from './field/field.js';
import { PageRequest, Reference } from './page.js';

/** What a history line is about: the things that have a history tab, and the imports, told once per site. */
export const HISTORY_SUBJECTS = ['equipment', 'equipment_model', 'site', 'person', 'account', 'import', 'loan', 'loan_terms', 'kit', 'transfer'] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

export const HISTORY_ACTIONS = ['insert', 'update', 'delete'] as const;
export type HistoryAction = (typeof HISTORY_ACTIONS)[number];

/** One value that changed. An identity or long text is said only as changed: both values are null. */
export class HistoryChange {
  /** Column name of the table. */
  @TextField('champ', { max: 100 })
  field!: string;

  /** As text, references resolved to names; null when empty or not kept. */
  @TextField('avant', { max: 5000, optional: true })
  before!: string | null;

  @TextField('après', { max: 5000, optional: true })
  after!: string | null;
}

export class HistoryLine {
  @TextField('ligne', { max: 30 })
  id!: string;

  @InstantField('le')
  at!: string;

  /** The account's person; null for what the system did. */
  @TextField('par', { max: 201, optional: true })
  actor!: string | null;

  @ChoiceField('action', HISTORY_ACTIONS)
  action!: HistoryAction;

  /** The table that changed. */
  @TextField('table', { max: 63 })
  table!: string;

  @ChoiceField('objet', HISTORY_SUBJECTS)
  subject!: HistorySubject;

  @IdField('objet')
  subjectId!: string;

  /** Number or name of the subject; null when it cannot be told: an import's is the file's, as long as it is kept. */
  @TextField('nom', { max: 300, optional: true })
  subjectLabel!: string | null;

  /**
   * Whether the caller finds the subject at its own address today: a piece may have left the caller's sites since, an import
   * is its giver's alone.
   */
  @BooleanField('accessible')
  reachable!: boolean;

  /** The site that the line belonged to when it was written; null when to none. */
  @ObjectField(() => Reference, { optional: true })
  site!: Reference | null;

  @TextField('requête', { max: 100, optional: true })
  requestId!: string | null;

  @ListField('changements', () => HistoryChange, 1000)
  changes!: HistoryChange[];
}

/** Newest first. Without `subjectId` and `personId`, an import is told once per site and not piece by piece. */
export class HistoryListRequest extends PageRequest {
  @ChoiceField('objet', HISTORY_SUBJECTS, { optional: true })
  subject?: HistorySubject | null;

  @IdField('objet', { optional: true })
  subjectId?: string | null;

  /** What this person did; the person's own id, not their account's. */
  @IdField('auteur', { optional: true })
  authorId?: string | null;

  /**
   * What happened to this person: their card, and the custodies that were opened and closed for them. Those who may
   * not read holders are told of the card only.
   */
  @IdField('personne', { optional: true })
  personId?: string | null;

  /** The sites that the lines belonged to when they were written. */
  @IdListField('MDS', { optional: true })
  siteId?: string[] | null;

  /** First day, in Paris. */
  @DayField('du', { optional: true })
  from?: string | null;

  /** Last day, in Paris, which counts whole. */
  @DayField('au', { optional: true })
  to?: string | null;
}

/** Query of `GET /api/history/authors`: who did something that the caller may read. */
export class HistoryAuthorRequest extends PageRequest {
  /** Words of the name. */
  @TextField('recherche', { max: 100, optional: true })
  q?: string | null;

  /** This person only. */
  @IdField('personne', { optional: true })
  personId?: string | null;

  /** Who did something from this day on, in Paris. */
  @DayField('du', { optional: true })
  from?: string | null;

  /** … and up to this day. */
  @DayField('au', { optional: true })
  to?: string | null;
}
