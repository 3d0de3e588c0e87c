import { Controller, Get, Post } from '@nestjs/common';
import { DemonstrationState } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { LoadDemonstrationEquipment } from './load-equipment.js';

@Controller('demonstration')
export class DemonstrationController {
  constructor(private readonly equipment: LoadDemonstrationEquipment) {}

  @Get()
  @Allow('demonstration:load')
  @Answers(DemonstrationState)
  state(): Promise<DemonstrationState> {
    return this.equipment.state();
  }

  @Post('equipment')
  @Allow('demonstration:load')
  @Answers(DemonstrationState)
  load(@SignedIn() caller: Caller): Promise<DemonstrationState> {
    return this.equipment.load(caller);
  }
}
