import { Global, Module } from '@nestjs/common';
import { Exports } from './exports.js';

@Global()
@Module({ providers: [Exports], exports: [Exports] })
export class SpreadsheetModule {}
