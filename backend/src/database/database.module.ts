import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from './database.js';
import { Notifications } from './notifications.js';

/** What every feature stands on. */
@Global()
@Module({ providers: [Database, Notifications, Clock], exports: [Database, Notifications, Clock] })
export class DatabaseModule {}
