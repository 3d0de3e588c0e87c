import { Body, Controller, Post } from '@nestjs/common';
import { BulkActAnswer, BulkActRequest } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { ActOnMany } from './act-on-many.js';

@Controller('equipment/bulk-acts')
export class BulkActController {
  constructor(private readonly many: ActOnMany) {}

  @Post()
  @Allow('equipment:report-fault')
  @Answers(BulkActAnswer)
  act(@SignedIn() caller: Caller, @Body() request: BulkActRequest): Promise<BulkActAnswer> {
    return this.many.act(caller, request);
  }
}
