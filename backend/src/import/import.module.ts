import { Module } from '@nestjs/common';
import { ChangeImport } from './change-import.js';
import { EquipmentRules } from './equipment/equipment-rules.js';
import { ImportController } from './import.controller.js';
import { KindRules } from './kind-rules.js';
import { ReadImports } from './read-imports.js';
import { ReceiveFile } from './receive-file.js';
import { RefusedFile } from './refused-file.js';
import { RunImport } from './run-import.js';

@Module({
  controllers: [ImportController],
  providers: [ChangeImport, EquipmentRules, KindRules, ReadImports, ReceiveFile, RefusedFile, RunImport],
})
export class ImportModule {}
