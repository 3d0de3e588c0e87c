import { Module } from '@nestjs/common';
import { ActOnMany } from './act-on-many.js';
import { BulkActController } from './bulk-act.controller.js';

@Module({ controllers: [BulkActController], providers: [ActOnMany] })
export class BulkActModule {}
