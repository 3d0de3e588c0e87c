import { Module } from '@nestjs/common';
import { ChangeRooms } from './change-rooms.js';
import { ChangeSites } from './change-sites.js';
import { ReadSites } from './read-sites.js';
import { RoomController } from './room.controller.js';
import { SiteController } from './site.controller.js';

@Module({ controllers: [SiteController, RoomController], providers: [ReadSites, ChangeSites, ChangeRooms] })
export class SiteModule {}
