import { Module } from '@nestjs/common';
import { LabelController } from './label.controller.js';
import { Labels } from './labels.js';

@Module({ controllers: [LabelController], providers: [Labels] })
export class LabelModule {}
