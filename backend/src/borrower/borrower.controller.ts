import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { Borrower, BorrowerChange, BorrowerErasurePreview, BorrowerList, BorrowerListRequest } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { Borrowers } from './borrowers.js';
import { ForgetBorrowers } from './forget-borrowers.js';

@Controller('borrowers')
export class BorrowerController {
  constructor(private readonly borrowers: Borrowers, private readonly erasure: ForgetBorrowers) {}

  @Get()
  @Allow('loan:read')
  @Answers(BorrowerList)
  found(@SignedIn() caller: Caller, @Query() request: BorrowerListRequest): Promise<BorrowerList> {
    return this.borrowers.found(caller, request);
  }

  @Get('erasure-preview')
  @Allow('settings:edit')
  @Answers(BorrowerErasurePreview)
  preview(): Promise<BorrowerErasurePreview> {
    return this.erasure.preview();
  }

  @Get(':id')
  @Allow('loan:read')
  @Answers(Borrower)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<Borrower> {
    return this.borrowers.one(caller, id);
  }

  @Patch(':id')
  @Allow('custody:lend')
  @Answers(Borrower)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: BorrowerChange): Promise<Borrower> {
    return this.borrowers.change(caller, id, version, change);
  }
}
