import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  LoanAnswer, LoanCall, LoanCounts, LoanCountsRequest, LoanDispute, LoanDraft, LoanListRequest, LoanRenewal, LoanReturn, LoanSummary, type Page,
} from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { ChangeLoan } from './change-loan.js';
import { Lend } from './lend.js';
import { ReadLoans } from './read-loans.js';
import { ReturnLoan } from './return-loan.js';

@Controller('loans')
export class LoanController {
  constructor(
    private readonly loans: ReadLoans,
    private readonly lending: Lend,
    private readonly returns: ReturnLoan,
    private readonly changes: ChangeLoan,
  ) {}

  @Get()
  @Allow('loan:read')
  @AnswersPage(LoanSummary)
  list(@SignedIn() caller: Caller, @Query() request: LoanListRequest): Promise<Page<LoanSummary>> {
    return this.loans.list(caller, request);
  }

  @Get('counts')
  @Allow('loan:read')
  @Answers(LoanCounts)
  counts(@SignedIn() caller: Caller, @Query() request: LoanCountsRequest): Promise<LoanCounts> {
    return this.loans.counts(caller, request);
  }

  @Get(':id')
  @Allow('loan:read')
  @Answers(LoanAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<LoanAnswer> {
    return this.loans.one(caller, id);
  }

  @Post()
  @Allow('custody:lend')
  @AnswersCreated(LoanAnswer)
  lend(@SignedIn() caller: Caller, @Body() draft: LoanDraft): Promise<LoanAnswer> {
    return this.lending.lend(caller, draft);
  }

  @Post(':id/return')
  @Allow('custody:lend')
  @Answers(LoanAnswer)
  takeBack(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() request: LoanReturn): Promise<LoanAnswer> {
    return this.returns.takeBack(caller, id, request);
  }

  @Post(':id/renew')
  @Allow('custody:lend')
  @Answers(LoanAnswer)
  renew(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() renewal: LoanRenewal): Promise<LoanAnswer> {
    return this.changes.renew(caller, id, version, renewal);
  }

  @Post(':id/dispute')
  @Allow('loan:dispute')
  @Answers(LoanAnswer)
  dispute(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() { reason }: LoanDispute): Promise<LoanAnswer> {
    return this.changes.dispute(caller, id, version, reason);
  }

  @Delete(':id/dispute')
  @Allow('loan:dispute')
  @Answers(LoanAnswer)
  settle(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number): Promise<LoanAnswer> {
    return this.changes.settle(caller, id, version);
  }

  @Post(':id/calls')
  @Allow('custody:lend')
  @Answers(LoanAnswer)
  call(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() call: LoanCall): Promise<LoanAnswer> {
    return this.changes.call(caller, id, call);
  }
}
