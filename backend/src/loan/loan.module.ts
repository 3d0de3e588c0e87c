import { Module } from '@nestjs/common';
import { BorrowerModule } from '../borrower/index.js';
import { ChangeLoan } from './change-loan.js';
import { KeepLoanTerms } from './keep-loan-terms.js';
import { Lend } from './lend.js';
import { LoanController } from './loan.controller.js';
import { LoanTermsController } from './loan-terms.controller.js';
import { ReadLoans } from './read-loans.js';
import { ReturnLoan } from './return-loan.js';

/** Loans to members of the public. */
@Module({
  imports: [BorrowerModule],
  controllers: [LoanController, LoanTermsController],
  providers: [ChangeLoan, KeepLoanTerms, Lend, ReadLoans, ReturnLoan],
  exports: [ReadLoans],
})
export class LoanModule {}
