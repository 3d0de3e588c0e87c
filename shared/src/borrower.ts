import { EmailField, IdField, IntegerField, ListField, TextField } from './field/field.js';

/** A member of the public: a name and exactly one means of contact, nothing else. Body of `PATCH /api/borrowers/:id`. */
export class BorrowerChange {
  @TextField('Prénom', { max: 100 })
  givenName!: string;

  @TextField('Nom', { max: 100 })
  familyName!: string;

  /** Either this or the phone. */
  @EmailField('Adresse e-mail', { optional: true })
  email?: string | null;

  /** Either this or the e-mail. Kept as `+33612345678` or as typed digits. */
  @TextField('Téléphone', { max: 25, optional: true })
  phone?: string | null;
}

/** Somebody who borrows for the first time. */
export class BorrowerDraft extends BorrowerChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;
}

/** A borrower, as those see them who lend. Names are null once erased. */
export class Borrower {
  @IdField('emprunteur')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @TextField('prénom', { max: 100, optional: true })
  givenName!: string | null;

  @TextField('nom', { max: 100, optional: true })
  familyName!: string | null;

  @EmailField('e-mail', { optional: true })
  email!: string | null;

  @TextField('téléphone', { max: 25, optional: true })
  phone!: string | null;

  /** How many loans are open now. */
  @IntegerField('prêts en cours', { min: 0, max: 100_000 })
  openLoans!: number;
}

/** Query of `GET /api/borrowers`: to find somebody who borrowed before, at least two letters. */
export class BorrowerListRequest {
  @TextField('recherche', { min: 2, max: 100 })
  q!: string;

  @IdField('MDS', { optional: true })
  siteId?: string | null;
}

export class BorrowerList {
  @ListField('emprunteurs', () => Borrower, 20)
  items!: Borrower[];
}

/** Answer of `GET /api/borrowers/erasure-preview`: what the next daily erasure would do, and how it is bounded. */
export class BorrowerErasurePreview {
  /** How many borrowers would be erased now. */
  @IntegerField('à effacer', { min: 0, max: 10_000_000 })
  due!: number;

  /** How many stay although their year is over, because a loan of theirs is in dispute. */
  @IntegerField('gardés pour un litige', { min: 0, max: 10_000_000 })
  keptForDispute!: number;

  /** How many were erased up to now. */
  @IntegerField('déjà effacés', { min: 0, max: 10_000_000 })
  erased!: number;
}
