import { Injectable } from '@nestjs/common';
import type { CheckMoment } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { reencodePhoto } from '../photo/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findCheck, findPhoto, keepPhoto } from './loan-writes.queries.js';
import { requireBorrower } from './require-borrower.js';

/** The media type of every photo that is kept. */
export const PHOTO_TYPE = 'image/jpeg';

/** Of which piece of which loan, going out or coming in. */
export interface PhotoPlace {
  readonly loanId: string;
  readonly custodyId: string;
  readonly moment: CheckMoment;
}

/** A photo with what it is called where it is saved. */
export interface NamedPhoto {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** Photos of pieces as they change hands; a second one takes the place of the first. */
@Injectable()
export class LoanPhotos {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `not-found`, `borrower-erased`, `check-missing`, `photo-not-one`, `photo-too-large`, `photo-too-heavy` */
  async keep(caller: Caller, place: PhotoPlace, sent: Buffer | null): Promise<void> {
    await this.requireChecked(caller, place);
    // Decoded before the transaction: it takes its time.
    const { jpeg } = await reencodePhoto(sent ?? Buffer.alloc(0), 'file');
    await this.database.write(caller, async (tx) => {
      await requireBorrower(tx, caller, place.loanId);
      await keepPhoto(tx, place.custodyId, place.moment, jpeg);
    });
  }

  /** @throws Refusal `not-found` */
  async file(caller: Caller, place: PhotoPlace): Promise<NamedPhoto> {
    const bytes = await findPhoto(this.database, caller.scope, place);
    if (!bytes) throw new Refusal('not-found');
    return { name: place.moment === 'out' ? 'Photo au départ.jpg' : 'Photo au retour.jpg', type: PHOTO_TYPE, bytes };
  }

  private async requireChecked(caller: Caller, place: PhotoPlace): Promise<void> {
    const check = await findCheck(this.database, caller.scope, place);
    if (!check) throw new Refusal('not-found');
    if (!check.checked) throw new Refusal('check-missing');
  }
}
