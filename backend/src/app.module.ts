import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from './access/index.js';
import { AccountModule } from './account/index.js';
import { BorrowerModule } from './borrower/index.js';
import { BookingModule } from './booking/index.js';
import { BulkActModule } from './bulk-act/index.js';
import type { Config } from './config/config.js';
import { CONFIG } from './config/config-token.js';
import { buildDataSource } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { CustodyModule } from './custody/index.js';
import { DemonstrationModule } from './demonstration/index.js';
import { DocumentModule } from './document/index.js';
import { EquipmentModule } from './equipment/index.js';
import { EquipmentModelModule } from './equipment-model/index.js';
import { ErasureModule } from './erasure/index.js';
import { EquipmentReportModule } from './equipment-report/index.js';
import { HealthController } from './health/health.controller.js';
import { HistoryModule } from './history/index.js';
import { VersionInterceptor } from './http/version.js';
import { StartMessages } from './lifecycle/start-messages.js';
import { ImportModule } from './import/index.js';
import { KitModule } from './kit/index.js';
import { JobModule } from './job/index.js';
import { MailModule } from './mail/index.js';
import { LoanModule } from './loan/index.js';
import { LabelModule } from './label/index.js';
import { NoticeModule } from './notice/index.js';
import { OverviewModule } from './overview/index.js';
import { PersonModule } from './person/index.js';
import { SearchModule } from './search/index.js';
import { SavedViewModule } from './saved-view/index.js';
import { SiteModule } from './site/index.js';
import { SpreadsheetModule } from './spreadsheet/index.js';
import { TransferModule } from './transfer/index.js';

/** The whole application: what every feature stands on, then the features. */
@Module({})
export class AppModule {
  static of(config: Config, databaseUrl: string): DynamicModule {
    const source = buildDataSource(databaseUrl);
    return {
      module: AppModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({ useFactory: () => source.options, dataSourceFactory: () => source.initialize() }),
        DiscoveryModule,
        DatabaseModule,
        JobModule,
        AccessModule,
        SpreadsheetModule,
        MailModule,
        AccountModule,
        SiteModule,
        PersonModule,
        EquipmentModelModule,
        // Its address is read before that of one piece.
        LabelModule,
        EquipmentModule,
        CustodyModule,
        BorrowerModule,
        LoanModule,
        ErasureModule,
        BookingModule,
        BulkActModule,
        DocumentModule,
        KitModule,
        TransferModule,
        HistoryModule,
        OverviewModule,
        ImportModule,
        SearchModule,
        SavedViewModule,
        NoticeModule,
        EquipmentReportModule,
        DemonstrationModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: APP_INTERCEPTOR, useClass: VersionInterceptor },
        StartMessages,
      ],
      exports: [CONFIG, StartMessages],
    };
  }
}
