import { Module } from '@nestjs/common';
import { DocumentController } from './document.controller.js';
import { Documents } from './documents.js';
import { OfferDocuments } from './offer-documents.js';

@Module({ controllers: [DocumentController], providers: [Documents, OfferDocuments], exports: [OfferDocuments] })
export class DocumentModule {}
