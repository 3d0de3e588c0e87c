import { Controller, Get, Query } from '@nestjs/common';
import { LabelRequest } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { AnswersFile } from '../http/answers.js';
import type { FileToSend } from '../http/file-to-send.js';
import { RequestOrigin } from '../http/request-origin.js';
import { Labels, LABELS_TYPE } from './labels.js';

@Controller('equipment')
export class LabelController {
  constructor(private readonly labels: Labels) {}

  @Get('labels.pdf')
  @Allow('equipment:edit')
  @AnswersFile([LABELS_TYPE])
  sheets(@SignedIn() caller: Caller, @Query() request: LabelRequest, @RequestOrigin() origin: string | null): Promise<FileToSend> {
    return this.labels.sheets(caller, request, origin);
  }
}
