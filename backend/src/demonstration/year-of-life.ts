import { normalizeImei, type Condition, type CustodyKind } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { Chance } from './chance.js';
import type { DemonstrationModel } from './models.js';

export interface LivedSite {
  readonly id: string;
  readonly name: string;
  readonly roomIds: readonly string[];
  readonly agentIds: readonly string[];
}

export interface LivedEquipment {
  id: string; model_id: string; serial: string; mac: string | null; imei: string | null; purchased_on: string; price_cents: number;
  order_number: string; supplier: string; notes: string | null; ssid: string | null; bands: string[] | null; ip_address: string | null;
  firmware: string | null; os_name: string | null; os_version: string | null; os_support_ends_on: string | null;
}
export interface LivedPlace { equipment_id: string; site_id: string; room_id: string; start: string; end: string | null }
export interface LivedCondition { equipment_id: string; condition: Condition; reason: string | null; start: string; end: string | null }
export interface LivedCustody {
  id: string; equipment_id: string; kind: CustodyKind; person_id: string | null; repairer: string | null; start: string; end: string | null; due_at: string | null;
}

export interface Inventory {
  equipment: LivedEquipment[];
  places: LivedPlace[];
  conditions: LivedCondition[];
  custodies: LivedCustody[];
}

const DAY = 24 * 60 * 60 * 1000;
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const SUPPLIERS = ['Atelier Sud Informatique (exemple)', 'Bureau Provence (exemple)', 'Marché départemental (exemple)'];
const REPAIRERS = ['Atelier Sud Informatique (exemple)', 'SAV du fabricant'];
const FAULTS = ['Écran fissuré', 'Ne s’allume plus', 'Batterie gonflée', 'Clavier hors service', 'Connecteur de charge cassé'];
const NOTES = ['Coque rayée', 'Housse fournie', 'Étiquette à refaire', 'Issu du réemploi'];

/** About 400 pieces with a year of life before `now`: places, conditions and custodies without gap or overlap. */
export function yearOfLife(given: {
  readonly now: Date;
  readonly count: number;
  readonly seed: number;
  readonly sites: readonly LivedSite[];
  readonly models: readonly (DemonstrationModel & { readonly id: string })[];
}): Inventory {
  const inventory: Inventory = { equipment: [], places: [], conditions: [], custodies: [] };
  const chance = new Chance(given.seed);
  const shares = given.models.flatMap((model) => Array.from({ length: model.share }, () => model));
  for (let place = 0; place < given.count; place++) {
    const site = given.sites[place % given.sites.length];
    if (site) new Piece(inventory, chance, given.now, site, chance.pick(shares)).live();
  }
  return inventory;
}

/** One piece, living forward from the day it came. */
class Piece {
  private readonly id = uuidv7();
  private readonly arrived: number;
  private conditionSince: number;
  private condition: Condition = 'working';
  private reason: string | null = null;

  constructor(
    private readonly inventory: Inventory,
    private readonly chance: Chance,
    private readonly now: Date,
    private readonly site: LivedSite,
    private readonly model: DemonstrationModel & { readonly id: string },
  ) {
    this.arrived = this.workingHour(this.now.getTime() - chance.between(290, 365) * DAY);
    this.conditionSince = this.arrived;
  }

  live(): void {
    this.inventory.equipment.push(this.card());
    this.settle();
    let time = this.workingHour(this.arrived + this.chance.between(1, 12) * DAY);
    while (time < this.now.getTime()) time = this.model.category === 'wifi-point' ? this.serve(time) : this.passOn(time);
    this.inventory.conditions.push({ equipment_id: this.id, condition: this.condition, reason: this.reason, start: iso(this.conditionSince), end: null });
  }

  /** A wifi point hangs on its wall, but for a repair. */
  private serve(time: number): number {
    return this.hold('installed', time, this.chance.happens(0.25) ? this.chance.between(120, 260) : 999);
  }

  private passOn(time: number): number {
    const drawn = this.chance.next();
    if (drawn < 0.38) return this.hold('assignment', time, this.chance.between(30, 150));
    if (drawn < 0.6) return this.hold('installed', time, this.chance.between(40, 160));
    return this.workingHour(time + this.chance.between(30, 140) * DAY);
  }

  /** Holds for some days; then it is handed back, breaks, or is gone. Gives when the next thing can happen. */
  private hold(kind: CustodyKind, start: number, days: number): number {
    const end = this.workingHour(start + days * DAY);
    if (end >= this.now.getTime()) {
      this.record(kind, start, null);
      if (this.chance.happens(0.02)) this.change('broken', this.workingHour(this.now.getTime() - this.chance.between(1, 6) * DAY), this.chance.pick(FAULTS), start);
      return Infinity;
    }
    this.record(kind, start, end);
    if (this.chance.happens(0.012)) return this.vanish(end);
    return this.chance.happens(0.28) ? this.repair(end) : this.workingHour(end + this.chance.between(2, 30) * DAY);
  }

  private vanish(time: number): number {
    const stolen = this.chance.happens(0.4);
    this.change(stolen ? 'stolen' : 'lost', time, stolen ? 'Disparu après effraction, plainte déposée (exemple)' : 'Introuvable à la fin de l’affectation (exemple)', time - 1);
    return Infinity;
  }

  private repair(time: number): number {
    const sent = this.workingHour(time + this.chance.between(1, 4) * DAY);
    if (sent >= this.now.getTime()) return Infinity;
    this.change('broken', time, this.chance.pick(FAULTS), time - 1);
    const back = this.workingHour(sent + this.chance.between(6, 28) * DAY);
    if (back >= this.now.getTime()) {
      this.record('repair', sent, null);
      return Infinity;
    }
    this.record('repair', sent, back);
    this.change('working', back, null, sent);
    return this.workingHour(back + this.chance.between(1, 10) * DAY);
  }

  private change(condition: Condition, at: number, reason: string | null, after: number): void {
    if (at <= Math.max(after, this.conditionSince) || at >= this.now.getTime()) return;
    this.inventory.conditions.push({ equipment_id: this.id, condition: this.condition, reason: this.reason, start: iso(this.conditionSince), end: iso(at) });
    this.condition = condition;
    this.reason = reason;
    this.conditionSince = at;
  }

  private record(kind: CustodyKind, start: number, end: number | null): void {
    this.inventory.custodies.push({
      id: uuidv7(), equipment_id: this.id, kind,
      person_id: kind === 'assignment' ? this.chance.pick(this.site.agentIds) : null,
      repairer: kind === 'repair' ? this.chance.pick(REPAIRERS) : null,
      start: iso(start), end: end === null ? null : iso(end),
      due_at: kind === 'repair' ? iso(start + 21 * DAY) : null,
    });
  }

  private settle(): void {
    const moved = this.chance.happens(0.3) ? this.workingHour(this.arrived + this.chance.between(40, 200) * DAY) : null;
    const room = () => this.chance.pick(this.site.roomIds);
    const [first, second] = [room(), room()];
    this.inventory.places.push({ equipment_id: this.id, site_id: this.site.id, room_id: first, start: iso(this.arrived), end: moved === null ? null : iso(moved) });
    if (moved !== null) this.inventory.places.push({ equipment_id: this.id, site_id: this.site.id, room_id: second, start: iso(moved), end: null });
  }

  private card(): LivedEquipment {
    const { chance, model } = this;
    const wifi = model.category === 'wifi-point';
    const bought = this.arrived - chance.between(20, 900) * DAY;
    return {
      id: this.id,
      model_id: model.id,
      serial: `DEMO${chance.text(LETTERS, 8)}`,
      mac: model.category === 'accessory' ? null : `02:${Array.from({ length: 5 }, () => chance.text('0123456789abcdef', 2)).join(':')}`,
      imei: model.specifications.cellular ? this.imei() : null,
      purchased_on: iso(bought).slice(0, 10),
      price_cents: model.priceCents,
      order_number: `BC-${iso(bought).slice(0, 4)}-${chance.between(10, 399)}`,
      supplier: chance.pick(SUPPLIERS),
      notes: chance.happens(0.12) ? chance.pick(NOTES) : null,
      ssid: wifi ? 'MDS-Public' : null,
      bands: wifi ? ['2.4', '5'] : null,
      ip_address: wifi ? `192.168.${chance.between(10, 60)}.${chance.between(10, 200)}` : null,
      firmware: wifi ? `6.${chance.between(2, 6)}.${chance.between(0, 80)}` : null,
      os_name: model.os?.[0] ?? null,
      os_version: model.os?.[1] ?? null,
      os_support_ends_on: model.os?.[2] ?? null,
    };
  }

  /** With the right check digit; the first digits are those of the numbers kept for tests. */
  private imei(): string {
    const digits = `001010${this.chance.text('0123456789', 8)}`;
    for (let check = 0; check < 10; check++) {
      const imei = normalizeImei(`${digits}${check}`);
      if (imei !== null) return imei;
    }
    throw new RangeError('one of ten digits fits');
  }

  /** The same day between eight and five, to the minute; never later than now, so that no fact lies ahead. */
  private workingHour(instant: number): number {
    const day = new Date(instant);
    day.setUTCHours(this.chance.between(7, 15), this.chance.between(0, 59), 0, 0);
    return day.getTime();
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
