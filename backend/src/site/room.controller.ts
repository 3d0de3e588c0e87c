import { Body, Controller, Param, Patch } from '@nestjs/common';
import { RoomAnswer, RoomChange } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { ChangeRooms } from './change-rooms.js';

@Controller('rooms')
export class RoomController {
  constructor(private readonly changes: ChangeRooms) {}

  @Patch(':id')
  @Allow('site:edit')
  @Answers(RoomAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: RoomChange): Promise<RoomAnswer> {
    return this.changes.change(caller, id, version, change);
  }
}
