import { Module } from '@nestjs/common';
import { ChangeImport } from './change-import.js';
import { EquipmentRules } from './equipment/equipment-rules.js';
import { ImportController } from './import.controller.js';
import { KindRules } from './kind-rules.js';
import { ReadImports } from './read-imports.js';
import { ReceiveFile } from './receive-file.js';
import { AgentRules } from './record/agent-rules.js';
import { RoomRules } from './record/room-rules.js';
import { SiteRules } from './record/site-rules.js';
import { RefusedFile } from './refused-file.js';
import { RunImport } from './run-import.js';

@Module({
  controllers: [ImportController],
  providers: [AgentRules, ChangeImport, EquipmentRules, KindRules, ReadImports, ReceiveFile, RefusedFile, RoomRules, RunImport, SiteRules],
})
export class ImportModule {}
