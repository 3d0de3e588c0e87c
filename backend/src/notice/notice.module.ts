import { Module } from '@nestjs/common';
import { NoticeStreams } from './notice-streams.js';
import { NoticeController } from './notice.controller.js';
import { Notices } from './notices.js';

@Module({ controllers: [NoticeController], providers: [Notices, NoticeStreams] })
export class NoticeModule {}
