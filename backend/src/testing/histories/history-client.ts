import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../browser.js';
import type { Observed } from './one-order.js';
import type { Act } from './piece-model.js';

/** What a client is about to do with a piece, before it has chosen the very custody or booking. */
export interface Intent {
  readonly kind: Act['kind'];
  /** Chooses among what the clients have made so far. */
  readonly choice: number;
  readonly day: number;
  readonly due: number | null;
}

/** One piece as the clients know it together. */
export interface PieceUnderTest {
  readonly id: string;
  readonly transfer: { readonly id: string; readonly lineId: string };
  readonly custodies: { readonly id: string; readonly loanId: string | null }[];
  readonly bookings: string[];
  readonly observed: Observed[];
}

/** Whom things are given to. */
export interface Takers {
  readonly personId: string;
  readonly borrowerId: string;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** So often is a request sent again whose connection broke. */
const TRIES = 40;

interface Answer {
  readonly status: number;
  readonly body: { readonly version?: number; readonly code?: string } & Record<string, unknown>;
}

/** Somebody who acts through the API, and sends again what was not answered: as the product's own screens do. */
export class HistoryClient {
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    private readonly number: number, private readonly address: string, browser: SignedInBrowser,
    private readonly takers: Takers, private readonly beginning: number,
  ) {
    this.headers = { ...browser.headers(), 'content-type': 'application/json' };
  }

  /** Does it, and notes what came of it; an intent about a custody or booking that does not exist yet is let go. */
  async carryOut(piece: PieceUnderTest, intent: Intent): Promise<void> {
    const act = this.actOf(piece, intent);
    if (act === null) return;
    const version = await this.versionFor(piece, act);
    if (version === null) return;
    const begun = performance.now();
    const outcome = await this.send(piece, act, version);
    piece.observed.push({ client: this.number, act, begun, ended: performance.now(), outcome });
  }

  private actOf(piece: PieceUnderTest, { kind, choice, day, due }: Intent): Act | null {
    const custody = piece.custodies[choice % Math.max(1, piece.custodies.length)];
    const booking = piece.bookings[choice % Math.max(1, piece.bookings.length)];
    switch (kind) {
      case 'assign': return this.opening(piece, { kind, id: uuid(), due });
      case 'lend': return this.opening(piece, { kind, id: uuid(), loanId: uuid(), due: due ?? day });
      case 'give-back': case 'withdraw': return custody ? { kind, id: custody.id } : null;
      case 'renew': return custody?.loanId ? { kind, id: custody.id, loanId: custody.loanId, due: due ?? day } : null;
      case 'book': {
        const id = uuid();
        piece.bookings.push(id);
        return { kind, id, day };
      }
      case 'move': return booking ? { kind, id: booking, day } : null;
      case 'unbook': return booking ? { kind, id: booking } : null;
      case 'send': case 'receive': return { kind };
    }
  }

  private opening(piece: PieceUnderTest, act: Extract<Act, { kind: 'assign' | 'lend' }>): Act {
    piece.custodies.push({ id: act.id, loanId: act.kind === 'lend' ? act.loanId : null });
    return act;
  }

  /** The version that the act changes, 0 where it makes something; null where there is nothing to change yet. */
  private async versionFor(piece: PieceUnderTest, act: Act): Promise<number | null> {
    const of = ({
      'give-back': () => `/api/custodies/${(act as { id: string }).id}`, withdraw: () => `/api/custodies/${(act as { id: string }).id}`,
      renew: () => `/api/loans/${(act as { loanId: string }).loanId}`, move: () => `/api/bookings/${(act as { id: string }).id}`,
      unbook: () => `/api/bookings/${(act as { id: string }).id}`, send: () => `/api/transfers/${piece.transfer.id}`,
    } as Readonly<Partial<Record<Act['kind'], () => string>>>)[act.kind];
    if (!of) return 0;
    const answer = await this.ask('GET', of());
    return answer.status === 200 ? Number(answer.body.version) : null;
  }

  private async send(piece: PieceUnderTest, act: Act, version: number): Promise<Observed['outcome']> {
    const [path, body] = this.request(piece, act);
    let broken = false;
    const answer = await this.ask('POST', path, body, version, () => (broken = true));
    if (answer.status < 300) return 'done';
    // Creations are answered the same when they are sent again; of a change one cannot know whose it was that went before.
    if (broken && version !== 0) return 'maybe';
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status}`);
    return answer.status === 412 ? 'stale' : 'refused';
  }

  private request(piece: PieceUnderTest, act: Act): readonly [string, object] {
    switch (act.kind) {
      case 'assign':
        return ['/api/custodies', { id: act.id, equipmentId: piece.id, kind: 'assignment', personId: this.takers.personId, dueAt: act.due === null ? null : this.noonOf(act.due) }];
      case 'lend': {
        const lines = [{ id: act.id, equipmentId: piece.id, wear: 'good', accessories: [] }];
        return ['/api/loans', { id: act.loanId, borrowerId: this.takers.borrowerId, lines, dueAt: this.noonOf(act.due) }];
      }
      case 'give-back': return [`/api/custodies/${act.id}/close`, {}];
      case 'withdraw': return [`/api/custodies/${act.id}/cancel`, { reason: 'Saisi par erreur' }];
      case 'renew': return [`/api/loans/${act.loanId}/renew`, { dueAt: this.noonOf(act.due) }];
      case 'book': return ['/api/bookings', { id: act.id, equipmentId: piece.id, use: 'workshop', ...this.stretchOf(act.day) }];
      case 'move': return [`/api/bookings/${act.id}/move`, this.stretchOf(act.day)];
      case 'unbook': return [`/api/bookings/${act.id}/cancel`, {}];
      case 'send': return [`/api/transfers/${piece.transfer.id}/send`, {}];
      case 'receive': return [`/api/transfers/${piece.transfer.id}/outcomes`, { lines: [{ lineId: piece.transfer.lineId, outcome: 'received' }] }];
    }
  }

  private noonOf(day: number): string {
    return new Date(this.beginning + day * DAY).toISOString();
  }

  /** From an hour after the noon of the day to an hour before the next. */
  private stretchOf(day: number): { start: string; end: string } {
    return { start: new Date(this.beginning + day * DAY + HOUR).toISOString(), end: new Date(this.beginning + (day + 1) * DAY - HOUR).toISOString() };
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: object, version = 0, brokeOff: () => void = () => undefined): Promise<Answer> {
    for (let left = TRIES; ; left--) {
      try {
        const answer = await fetch(`${this.address}${path}`, {
          method, headers: { ...this.headers, ...(version > 0 && { 'if-match': `"${version}"` }) }, ...(body && { body: JSON.stringify(body) }),
        });
        const found = { status: answer.status, body: (await answer.json()) as Answer['body'] };
        if (found.status < 500 || left === 0) return found;
      } catch (error) {
        // The server did not answer: what it did is not known.
        if (left === 0) throw error;
      }
      brokeOff();
    }
  }
}

/** The day on which a booking stands, counted as the acts count it. */
export const dayOf = (start: Date, beginning: number): number => Math.round((start.getTime() - HOUR - beginning) / DAY);
/** The day of a planned return. */
export const dueDayOf = (dueAt: Date, beginning: number): number => Math.round((dueAt.getTime() - beginning) / DAY);
