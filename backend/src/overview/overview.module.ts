import { Module } from '@nestjs/common';
import { OverviewController } from './overview.controller.js';
import { ReadOverview } from './read-overview.js';

@Module({ controllers: [OverviewController], providers: [ReadOverview] })
export class OverviewModule {}
