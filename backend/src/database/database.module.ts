import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from './database.js';
import { Notifications } from './notifications.js';
import { PurgeReceipts } from './purge-receipts.js';

/** What every feature stands on. */
@Global()
@Module({ providers: [Database, Notifications, Clock, PurgeReceipts], exports: [Database, Notifications, Clock] })
export class DatabaseModule {}
