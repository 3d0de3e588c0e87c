import { Controller, Get, Param, Put } from '@nestjs/common';
import { CHECK_MOMENTS, ChoiceField, IdField, PHOTO_BYTES_MAX, type CheckMoment } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { AnswersFile, AnswersNothing } from '../http/answers.js';
import { wholeFile, type FileToSend } from '../http/file-to-send.js';
import { FileOfForm, TakesFile, type SentFile } from '../http/one-file.js';
import { LoanPhotos, PHOTO_TYPE } from './loan-photos.js';

class PhotoParams {
  @IdField('prêt')
  loanId!: string;

  @IdField('détention')
  custodyId!: string;

  @ChoiceField('moment', CHECK_MOMENTS)
  moment!: CheckMoment;
}

@Controller('loans/:loanId/lines/:custodyId/photo')
export class LoanPhotoController {
  constructor(private readonly photos: LoanPhotos) {}

  @Get(':moment')
  @Allow('loan:read')
  @AnswersFile([PHOTO_TYPE])
  file(@SignedIn() caller: Caller, @Param() place: PhotoParams): Promise<FileToSend> {
    return this.photos.file(caller, place).then(wholeFile);
  }

  @Put(':moment')
  @Allow('custody:lend')
  @TakesFile(PHOTO_BYTES_MAX)
  @AnswersNothing()
  keep(@SignedIn() caller: Caller, @Param() place: PhotoParams, @FileOfForm() file: SentFile | null): Promise<void> {
    return this.photos.keep(caller, place, file?.bytes ?? null);
  }
}
