import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CATEGORIES, ChoiceField, LoanTerms, LoanTermsChange, LoanTermsList, type Category } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { IfMatch } from '../http/version.js';
import { KeepLoanTerms } from './keep-loan-terms.js';

class CategoryParam {
  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;
}

@Controller('loan-terms')
export class LoanTermsController {
  constructor(private readonly terms: KeepLoanTerms) {}

  @Get()
  @Allow('signed-in')
  @Answers(LoanTermsList)
  all(): Promise<LoanTermsList> {
    return this.terms.all();
  }

  @Put(':category')
  @Allow('settings:edit')
  @Answers(LoanTerms)
  change(@SignedIn() caller: Caller, @Param() { category }: CategoryParam, @IfMatch() version: number, @Body() change: LoanTermsChange): Promise<LoanTerms> {
    return this.terms.change(caller, category, version, change);
  }
}
