import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@calanque/shared';
import { EquipmentRules } from './equipment/equipment-rules.js';
import type { ImportRules } from './rules.js';

/** The rules of each kind of file. */
@Injectable()
export class KindRules {
  private readonly byKind: Readonly<Record<ImportKind, ImportRules>>;

  constructor(equipment: EquipmentRules) {
    this.byKind = { equipment, agents: equipment, sites: equipment, rooms: equipment };
  }

  of(kind: ImportKind): ImportRules {
    return this.byKind[kind];
  }
}
