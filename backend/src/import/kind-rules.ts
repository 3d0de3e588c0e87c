import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@calanque/shared';
import { EquipmentRules } from './equipment/equipment-rules.js';
import { AgentRules } from './record/agent-rules.js';
import { RoomRules } from './record/room-rules.js';
import { SiteRules } from './record/site-rules.js';
import type { ImportRules } from './rules.js';

/** The rules of each kind of file. */
@Injectable()
export class KindRules {
  private readonly byKind: Readonly<Record<ImportKind, ImportRules>>;

  constructor(equipment: EquipmentRules, agents: AgentRules, sites: SiteRules, rooms: RoomRules) {
    this.byKind = { equipment, agents, sites, rooms };
  }

  of(kind: ImportKind): ImportRules {
    return this.byKind[kind];
  }
}
