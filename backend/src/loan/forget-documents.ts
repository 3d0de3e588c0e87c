import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ForgetBorrowers } from '../borrower/index.js';
import { eraseDocumentsOf } from '../document/index.js';

/** Agreements and slips name the borrower: they go with the name. */
@Injectable()
export class ForgetDocuments implements OnModuleInit {
  constructor(private readonly borrowers: ForgetBorrowers) {}

  onModuleInit(): void {
    this.borrowers.alsoForget((tx, { loanIds }) => eraseDocumentsOf(tx, 'loan', loanIds));
  }
}
