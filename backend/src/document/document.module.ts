import { Module } from '@nestjs/common';
import { DocumentController } from './document.controller.js';
import { Documents } from './documents.js';

@Module({ controllers: [DocumentController], providers: [Documents] })
export class DocumentModule {}
