import { Body, Controller, Post } from '@nestjs/common';
import { EquipmentBatchAnswer, EquipmentBatchCheck, EquipmentBatchDraft, EquipmentBatchFaults } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated } from '../http/answers.js';
import { LogBatch } from './log-batch.js';

@Controller('equipment/batches')
export class EquipmentBatchController {
  constructor(private readonly batches: LogBatch) {}

  @Post()
  @Allow('equipment:create')
  @AnswersCreated(EquipmentBatchAnswer)
  log(@SignedIn() caller: Caller, @Body() batch: EquipmentBatchDraft): Promise<EquipmentBatchAnswer> {
    return this.batches.log(caller, batch);
  }

  /** Changes nothing. */
  @Post('check')
  @Allow('equipment:create')
  @Answers(EquipmentBatchFaults)
  check(@SignedIn() caller: Caller, @Body() batch: EquipmentBatchCheck): Promise<EquipmentBatchFaults> {
    return this.batches.check(caller, batch);
  }
}
