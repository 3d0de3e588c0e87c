import { Controller, Get } from '@nestjs/common';
import { Overview } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { ReadOverview } from './read-overview.js';

@Controller('overview')
export class OverviewController {
  constructor(private readonly overview: ReadOverview) {}

  @Get()
  @Allow('equipment:read')
  @Answers(Overview)
  show(@SignedIn() caller: Caller): Promise<Overview> {
    return this.overview.of(caller);
  }
}
