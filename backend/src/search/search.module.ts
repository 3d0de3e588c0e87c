import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchEverything } from './search-everything.js';

/** One search for everything. */
@Module({ controllers: [SearchController], providers: [SearchEverything] })
export class SearchModule {}
