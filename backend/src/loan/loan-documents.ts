import { Injectable } from '@nestjs/common';
import type { DocumentOfferList, DocumentSummary } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { OfferDocuments, type DocumentFile, type Offered } from '../document/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findPaperFacts, holdBorrowerOfLoan } from './loan-documents.queries.js';
import { agreementOf, lentWith, returnSlipOf, type LoanOnPaper } from './loan-paper-data.js';
import { ReadLoans } from './read-loans.js';

type LoanOffered = Offered<'loan-agreement'> | Offered<'return-slip'>;
type LoanPaper = LoanOffered['kind'];

/** The agreement of a loan, and the slip of what came back. */
@Injectable()
export class LoanDocuments {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly loans: ReadLoans, private readonly offers: OfferDocuments) {}

  /** None once the borrower is erased, nor for a loan that was entered by mistake. @throws Refusal `not-found` */
  async list(caller: Caller, id: string): Promise<DocumentOfferList> {
    const { loan } = await this.read(this.database, caller, id);
    return this.offers.list(caller, loan.borrower.familyName === null ? [] : await this.offered(this.database, caller, id));
  }

  /** @throws Refusal `not-found` of a slip while nothing came back, `borrower-erased` */
  async file(caller: Caller, id: string, kind: LoanPaper): Promise<DocumentFile> {
    return this.offers.file(caller, await this.one(this.database, caller, id, kind));
  }

  /** @throws Refusal as `file` */
  async keep(caller: Caller, id: string, kind: LoanPaper): Promise<DocumentSummary> {
    return this.offers.keep(caller, async (tx) => {
      await holdBorrowerOfLoan(tx, caller.scope, id);
      return this.one(tx, caller, id, kind);
    });
  }

  private async one(reader: Reader, caller: Caller, id: string, kind: LoanPaper): Promise<LoanOffered> {
    const found = (await this.offered(reader, caller, id)).find((offered) => offered.kind === kind);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  private async offered(reader: Reader, caller: Caller, id: string): Promise<LoanOffered[]> {
    const { loan, facts } = await this.read(reader, caller, id);
    const { givenName, familyName } = loan.borrower;
    if (familyName === null) throw new Refusal('borrower-erased');
    if (lentWith(loan).length === 0) return [];
    const paper: LoanOnPaper = { loan, facts, borrower: `${givenName} ${familyName}`, madeAt: this.clock.now() };
    const of = { subjectId: id, siteId: loan.site.id };
    const slip = returnSlipOf(paper);
    return [
      { ...of, kind: 'loan-agreement', file: `/api/loans/${id}/agreement.pdf`, data: agreementOf(paper) },
      ...(slip === null ? [] : [{ ...of, kind: 'return-slip' as const, file: `/api/loans/${id}/return-slip.pdf`, data: slip }]),
    ];
  }

  private async read(reader: Reader, caller: Caller, id: string) {
    const loan = await this.loans.one(caller, id, reader);
    const facts = await findPaperFacts(reader, caller.scope, id);
    if (!facts) throw new Refusal('not-found');
    return { loan, facts };
  }
}
