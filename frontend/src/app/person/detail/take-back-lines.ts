import { computed, signal, type Signal } from '@angular/core';
import type { Holding, TakeBackLine } from '@calanque/shared';

/** What becomes of one piece: it is here, here and broken, or nobody has it any more. */
export const RETURNS = ['back', 'broken', 'missing'] as const;
export type Return = (typeof RETURNS)[number];
export const RETURN_LABEL: Readonly<Record<Return, string>> = { back: 'Rendu', broken: 'Rendu en panne', missing: 'Manquant : signalé perdu' };

interface Line {
  readonly ticked: boolean;
  readonly outcome: Return;
  /** The labels of the accessories that are not there. */
  readonly lacking: ReadonlySet<string>;
}

const USUAL: Line = { ticked: true, outcome: 'back', lacking: new Set() };

/** What is said of each piece that somebody gives back; everything is here and whole unless one says otherwise. */
export class TakeBackLines {
  private readonly said = signal<ReadonlyMap<string, Line>>(new Map());
  readonly chosen: Signal<readonly Holding[]> = computed(() => this.pieces().filter((piece) => this.of(piece).ticked));
  readonly missing = computed(() => this.chosen().filter((piece) => this.of(piece).outcome === 'missing'));
  /** « Chargeur de MDS13-000012 » */
  readonly lacking = computed(() =>
    this.chosen().filter((piece) => this.of(piece).outcome !== 'missing').flatMap((piece) => [...this.of(piece).lacking].map((label) => `${label} de ${piece.number}`)));

  constructor(readonly pieces: Signal<readonly Holding[]>) {}

  of(piece: Holding): Line {
    return this.said().get(piece.custodyId) ?? USUAL;
  }

  toggle(piece: Holding): void {
    this.say(piece, { ticked: !this.of(piece).ticked });
  }

  decide(piece: Holding, outcome: string): void {
    this.say(piece, { outcome: RETURNS.find((one) => one === outcome) ?? 'back' });
  }

  toggleAccessory(piece: Holding, label: string): void {
    const lacking = new Set(this.of(piece).lacking);
    if (!lacking.delete(label)) lacking.add(label);
    this.say(piece, { lacking });
  }

  /** The lines to send. @param reason why pieces are missing */
  toSend(reason: string): TakeBackLine[] {
    return this.chosen().map((piece) => {
      const { outcome, lacking } = this.of(piece);
      const line = { custodyId: piece.custodyId, version: piece.custodyVersion };
      if (outcome === 'missing') return { ...line, outcome, reason };
      return {
        ...line,
        ...(outcome === 'broken' && { condition: outcome }),
        ...(piece.accessories.length > 0 && { accessories: piece.accessories.filter(({ label }) => !lacking.has(label)).map(({ label }) => ({ label })) }),
      };
    });
  }

  private say(piece: Holding, change: Partial<Line>): void {
    this.said.update((before) => new Map(before).set(piece.custodyId, { ...this.of(piece), ...change }));
  }
}
