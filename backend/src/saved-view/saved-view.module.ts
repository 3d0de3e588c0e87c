import { Module } from '@nestjs/common';
import { SavedViewController } from './saved-view.controller.js';
import { SavedViews } from './saved-views.js';

@Module({ controllers: [SavedViewController], providers: [SavedViews] })
export class SavedViewModule {}
