import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { RoomAnswer, RoomChange } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { ChangeRooms } from './change-rooms.js';
import { ReadSites } from './read-sites.js';

@Controller('rooms')
export class RoomController {
  constructor(private readonly sites: ReadSites, private readonly changes: ChangeRooms) {}

  @Get(':id')
  @Allow('site:read')
  @Answers(RoomAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<RoomAnswer> {
    return this.sites.room(caller, id);
  }

  @Patch(':id')
  @Allow('site:edit')
  @Answers(RoomAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: RoomChange): Promise<RoomAnswer> {
    return this.changes.change(caller, id, version, change);
  }
}
