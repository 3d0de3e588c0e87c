import { Module } from '@nestjs/common';
import { BorrowerModule } from '../borrower/index.js';
import { DocumentModule } from '../document/index.js';
import { MailModule } from '../mail/index.js';
import { ChangeLoan } from './change-loan.js';
import { ForgetDocuments } from './forget-documents.js';
import { KeepLoanTerms } from './keep-loan-terms.js';
import { Lend } from './lend.js';
import { LoanDocumentController } from './loan-document.controller.js';
import { LoanDocuments } from './loan-documents.js';
import { LoanController } from './loan.controller.js';
import { LoanPhotoController } from './loan-photo.controller.js';
import { LoanPhotos } from './loan-photos.js';
import { LoanTermsController } from './loan-terms.controller.js';
import { ReadLoans } from './read-loans.js';
import { RemindBorrowers } from './remind-borrowers.js';
import { ReturnLoan } from './return-loan.js';
import { TellOverdue } from './tell-overdue.js';

/** Loans to members of the public. */
@Module({
  imports: [BorrowerModule, DocumentModule, MailModule],
  controllers: [LoanController, LoanDocumentController, LoanPhotoController, LoanTermsController],
  providers: [ChangeLoan, ForgetDocuments, KeepLoanTerms, Lend, LoanDocuments, LoanPhotos, ReadLoans, RemindBorrowers, ReturnLoan, TellOverdue],
  exports: [ReadLoans],
})
export class LoanModule {}
