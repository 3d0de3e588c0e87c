import { AccessoryDraft, WEARS, type Wear } from './accessory.js';
import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, ChoiceListField, EmailField, IdField, InstantField, IntegerField, LineListField, ObjectField, TextField } from './field/field.js';
import { CountField, CursorField, LimitField, Reference, type PageRequest } from './page.js';
import { PERSON_KINDS, type PersonKind } from './person-kind.js';
import { PERSON_COLUMN_KEYS, type PersonColumnKey } from './person-column.js';
import { ExportFormatField, type ExportFormat } from './export-format.js';

/** Body of `PATCH /api/persons/:id`. */
export class PersonChange {
  @TextField('Prénom', { max: 100 })
  givenName!: string;

  @TextField('Nom', { max: 100 })
  familyName!: string;

  @TextField('Service', { max: 100, optional: true })
  service?: string | null;

  @EmailField('Adresse e-mail', { optional: true })
  email?: string | null;

  @IdField('MDS', { optional: true })
  siteId?: string | null;

  /** First day on which the agent is no longer here; null while here. */
  @DayField('Parti le', { optional: true })
  leftOn?: string | null;
}

/** Body of `POST /api/persons`: an agent. */
export class PersonDraft extends PersonChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;
}

export class PersonAnswer {
  @IdField('personne')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('sorte', PERSON_KINDS)
  kind!: PersonKind;

  @TextField('prénom', { max: 100 })
  givenName!: string;

  @TextField('nom', { max: 100 })
  familyName!: string;

  /** Null for those who see names only. */
  @TextField('service', { max: 100, optional: true })
  service!: string | null;

  /** Null for those who see names only. */
  @EmailField('e-mail', { optional: true })
  email!: string | null;

  @ObjectField(() => Reference, { optional: true })
  site!: Reference | null;

  @DayField('parti le', { optional: true })
  leftOn!: string | null;

  /** How many pieces of the caller's sites the person holds now; null for those who may not read equipment. */
  @IntegerField('matériels détenus', { min: 0, max: 1_000_000, optional: true })
  heldCount!: number | null;
}

export const PERSON_SORTS = ['name', '-name'] as const;

/** Which agents, in which order. */
export class PersonFilter {
  /** Words of the name, accents and case aside. */
  @TextField('recherche', { max: 100, optional: true })
  q?: string | null;

  @IdField('MDS', { optional: true })
  siteId?: string | null;

  /** Whether those who left are listed too. */
  @BooleanField('partis', { optional: true })
  withLeft?: boolean | null;

  @ChoiceField('tri', PERSON_SORTS, { optional: true })
  sort?: (typeof PERSON_SORTS)[number] | null;
}

/** Query of `GET /api/persons`. */
export class PersonListRequest extends PersonFilter implements PageRequest {
  @LimitField() limit?: number | null;
  @CursorField() cursor?: string | null;
  @CountField() count?: boolean | null;
}

/** Query of `GET /api/persons/export`: the whole list as a file. */
export class PersonExportRequest extends PersonFilter {
  @ExportFormatField()
  format!: ExportFormat;

  /** In the order in which they are written; every one that the caller may read, when absent. */
  @ChoiceListField('colonnes', PERSON_COLUMN_KEYS, { optional: true })
  columns?: PersonColumnKey[] | null;
}

/** What became of a piece that is asked back: it is here, or it cannot be found and is reported as lost in the same act. */
export const TAKE_BACK_OUTCOMES = ['back', 'missing'] as const;
export type TakeBackOutcome = (typeof TAKE_BACK_OUTCOMES)[number];

/** One custody of "take everything back", with the version that the screen showed. */
export class TakeBackLine {
  @IdField('détention')
  custodyId!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  /** `back` when absent. */
  @ChoiceField('Retour', TAKE_BACK_OUTCOMES, { optional: true })
  outcome?: TakeBackOutcome | null;

  @ChoiceField('Aspect au retour', WEARS, { optional: true })
  wear?: Wear | null;

  /** `broken` reports it as broken in the same act. */
  @ChoiceField('État au retour', ['working', 'broken'], { optional: true })
  condition?: 'working' | 'broken' | null;

  /** Why it is missing; required for `missing`. */
  @TextField('Motif', { max: 500, optional: true })
  reason?: string | null;

  /** The accessories that came back; those that are not named are missing. When absent, nothing is said of them. */
  @LineListField('Accessoires rendus', () => AccessoryDraft, { max: 20, key: 'label', min: 0, optional: true })
  accessories?: AccessoryDraft[] | null;
}

/** Body of `POST /api/persons/:id/take-back`: all lines or none. */
export class TakeBackRequest {
  @LineListField('détentions', () => TakeBackLine, { max: 500, key: 'custodyId' })
  lines!: TakeBackLine[];

  /** When; now when absent. */
  @InstantField('Repris le', { optional: true })
  at?: string | null;
}
