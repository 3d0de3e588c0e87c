import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ErasureAwaitedList, ErasureDraft, ErasureList } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { Erasures } from './erasures.js';

@Controller('erasures')
export class ErasureController {
  constructor(private readonly erasures: Erasures) {}

  @Get('awaited')
  @Allow('equipment:read-private')
  @Answers(ErasureAwaitedList)
  awaited(@SignedIn() caller: Caller): Promise<ErasureAwaitedList> {
    return this.erasures.awaited(caller);
  }

  @Post()
  @Allow('custody:assign')
  @AnswersCreated(ErasureList)
  note(@SignedIn() caller: Caller, @Body() draft: ErasureDraft): Promise<ErasureList> {
    return this.erasures.note(caller, draft);
  }
}

@Controller('equipment')
export class ErasuresOfPieceController {
  constructor(private readonly erasures: Erasures) {}

  @Get(':id/erasures')
  @Allow('equipment:read-private')
  @Answers(ErasureList)
  of(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<ErasureList> {
    return this.erasures.of(caller, id);
  }
}
