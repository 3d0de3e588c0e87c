import { Component, DestroyRef, ElementRef, computed, inject, input, model, output, signal, viewChild } from '@angular/core';
import { endsWith, readingsOf, type Category } from '@calanque/shared';
import { Scans } from '../shell/scans';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-drawings';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import { IconTile } from '../ui/state/icon-tile';
import type { Tone } from '../ui/state/tone';

/** A thing that is awaited. */
export interface TickItem {
  readonly id: string;
  readonly number: string;
  readonly serial: string | null;
  readonly category: Category | null;
  readonly model: string | null;
}

/** What can be said of it. */
export interface TickChoice {
  readonly value: string;
  readonly label: string;
  readonly icon: IconName;
  readonly tone: Tone;
  /** The label of a remark that goes with it; none when absent. */
  readonly note?: string;
}

/** What was said of things, by their ids. */
export type Ticks = Readonly<Record<string, { readonly value: string; readonly note: string }>>;

let drawn = 0;

/** A list that is ticked off: each scan says the first choice of the thing that bears the number; the rest is pressed. */
@Component({
  selector: 'cal-tick-list',
  imports: [Icon, IconTile],
  templateUrl: './tick-list.html',
  styleUrl: './tick-list.css',
})
export class TickList {
  readonly items = input.required<readonly TickItem[]>();
  /** The first is what a scan says. */
  readonly choices = input.required<readonly TickChoice[]>();
  readonly ticks = model.required<Ticks>();
  readonly label = input.required<string>();
  /** A code was scanned that none of the things bears. */
  readonly unknown = output<string>();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  protected readonly listId = `cal-ticks-${++drawn}`;
  protected readonly iconOf = CATEGORY_ICON;
  protected readonly said = signal<{ readonly words: string; readonly known: boolean } | null>(null);
  protected readonly rows = computed(() => this.items().map((item) => {
    const tick = this.ticks()[item.id] ?? null;
    const choice = this.choices().find(({ value }) => value === tick?.value) ?? null;
    return { item, tick, choice };
  }));
  protected readonly done = computed(() => this.rows().filter(({ choice }) => choice !== null).length);

  constructor() {
    const leave = inject(Scans).sendTo((text) => {
      this.focus();
      this.scan(text);
    });
    inject(DestroyRef).onDestroy(leave);
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  /** The focus goes where one scans on; on a phone to the list, for its keyboard would cover half of the page. */
  goOn(): void {
    if (!matchMedia('(pointer: coarse)').matches) this.focus();
    else this.list().nativeElement.focus();
  }

  protected enter(event: Event): void {
    event.preventDefault();
    const box = this.box().nativeElement;
    const text = box.value.trim();
    box.value = '';
    if (text !== '') this.scan(text);
  }

  protected choose(item: TickItem, value: string): void {
    this.ticks.update((ticks) => ({ ...ticks, [item.id]: { value, note: ticks[item.id]?.note ?? '' } }));
  }

  /** What is pressed again was not meant: nothing is said of it any more. A double click means one. */
  protected unsay({ id }: TickItem, value: string, { detail }: MouseEvent): void {
    if (detail > 1 || this.ticks()[id]?.value !== value) return;
    this.ticks.update((ticks) => Object.fromEntries(Object.entries(ticks).filter(([other]) => other !== id)));
  }

  protected write(item: TickItem, value: string, event: Event): void {
    const note = (event.target as HTMLInputElement).value;
    this.ticks.update((ticks) => ({ ...ticks, [item.id]: { value, note } }));
  }

  /** A few digits that were typed are the end of a number, where they are of one only. */
  private onlyEnding(readings: readonly string[]): TickItem | undefined {
    const [one, another] = this.items().filter(({ number }) => readings.some((reading) => endsWith(number, reading)));
    return another ? undefined : one;
  }

  private scan(text: string): void {
    const readings = readingsOf(text);
    const [first] = this.choices();
    const item = this.items().find((one) => readings.some((reading) => bears(one, reading))) ?? this.onlyEnding(readings);
    if (item && first) {
      const already = this.ticks()[item.id]?.value === first.value;
      this.choose(item, first.value);
      this.said.set({ words: already ? `${item.number} est déjà coché.` : `${item.number} : ${first.label.toLowerCase()}`, known: true });
    } else {
      const code = readings[0] ?? text;
      this.said.set({ words: `« ${code} » n’est pas sur cette liste.`, known: false });
      this.unknown.emit(code);
    }
  }
}

/** Leading zeros of a number count for nothing. */
const spelt = (code: string): string => code.toUpperCase().replace(/\s/g, '').replace(/0*(\d+)$/, '$1');

function bears(item: TickItem, code: string): boolean {
  return spelt(item.number) === spelt(code) || (item.serial !== null && item.serial.toUpperCase().replace(/\s/g, '') === code.toUpperCase().replace(/\s/g, ''));
}
