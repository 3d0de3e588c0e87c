import { Module } from '@nestjs/common';
import { BorrowerController } from './borrower.controller.js';
import { Borrowers } from './borrowers.js';
import { ForgetBorrowers } from './forget-borrowers.js';

@Module({ controllers: [BorrowerController], providers: [Borrowers, ForgetBorrowers], exports: [ForgetBorrowers] })
export class BorrowerModule {}
