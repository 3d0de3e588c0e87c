import { Component, DestroyRef, ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { ReadonlyFieldTree } from '@angular/forms/signals';
import type { EquipmentDetail } from '@calanque/shared';
import { Scans } from '../shell/scans';
import { injectFilledField } from '../ui/form/submission';
import { Icon } from '../ui/icon/icon';
import { refusalOf } from '../ui/problem/refusal';
import { PieceFinder, type Finding } from './piece-finder';
import { ScanCamera } from './scan-camera';
import type { ScanOutcome, TakeScan } from './scan-outcome';
import { ScanSound } from './scan-sound';

let drawn = 0;

/** Troubles that nobody has read yet; beyond, the oldest is forgotten. */
const TROUBLES_AT_MOST = 5;

/**
 * The field in which pieces are scanned one after another: `<cal-scan-field [judge]="whyNot" (taken)="add($event)" />`.
 * A scanner types and presses Enter: each Enter takes what stands there, empties the field, keeps the focus, and the piece is
 * looked up meanwhile; answers come in the order of the scans. What a scanner types where nothing has the focus comes here too.
 */
@Component({
  selector: 'cal-scan-field',
  imports: [Icon],
  templateUrl: './scan-field.html',
  styleUrl: './scan-field.css',
})
export class ScanField {
  private readonly camera = inject(ScanCamera);
  private readonly finder = inject(PieceFinder);
  protected readonly sound = inject(ScanSound);

  readonly label = input('Scanner ou saisir un numéro');
  readonly help = input('Étiquette, n° de série, MAC ou IMEI. Au clavier, validez par Entrée.');
  /** Why this piece is not taken, as a sentence; null to take it. */
  readonly judge = input<(piece: EquipmentDetail) => string | null>(() => null);
  /** What is said of a piece that is taken. */
  readonly words = input<(piece: EquipmentDetail) => string>((piece) => `${piece.number} ${piece.maker} ${piece.modelName} : ajouté`);
  /** The field of a form that the scans fill: what is wrong with it is told here. */
  readonly formField = input<ReadonlyFieldTree<unknown>>();
  /** A piece was scanned and `judge` has nothing against it. */
  readonly taken = output<EquipmentDetail>();
  /** Enter was pressed in the empty field, and nothing is being looked up: one wants to go on. */
  readonly finished = output();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly fieldId = `cal-scan-${++drawn}`;
  protected readonly error = injectFilledField(() => this.focus());
  /** Each scan waits for the one before, so that the pieces come in the order in which they were scanned. */
  private queue: Promise<unknown> = Promise.resolve();
  private readonly pending = signal(0);
  private readonly outcomes = signal<readonly ScanOutcome[]>([]);

  /** How many scans are being looked up. */
  readonly waiting = this.pending.asReadonly();
  protected readonly last = computed(() => this.outcomes().at(-1) ?? null);
  protected readonly earlier = computed(() => this.outcomes().slice(0, -1).filter(({ taken }) => !taken));

  constructor() {
    const leave = inject(Scans).sendTo((text) => {
      this.focus();
      void this.take(text);
    });
    inject(DestroyRef).onDestroy(leave);
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  /** Takes a text as if it had been scanned into the field. */
  readonly take: TakeScan = (text) => this.takeNext(() => this.finder.find(text), text);

  /** Takes the piece of an id as if it had been scanned into the field. */
  takeById(id: string): Promise<ScanOutcome> {
    return this.takeNext(() => this.finder.read(id), '');
  }

  protected enter(event: Event): void {
    event.preventDefault();
    const box = this.box().nativeElement;
    const text = box.value;
    box.value = '';
    if (text.trim() !== '') void this.take(text);
    else if (this.pending() === 0) this.finished.emit();
  }

  /** Several lines at once, from a sheet: each is taken as if it had been scanned. */
  protected paste(event: ClipboardEvent): void {
    const rows = (event.clipboardData?.getData('text') ?? '').split(/\r?\n|\t/).filter((row) => row.trim() !== '');
    if (rows.length < 2) return;
    event.preventDefault();
    for (const row of rows) void this.take(row);
  }

  protected async openCamera(): Promise<void> {
    await this.camera.open(this.take);
    this.focus();
  }

  protected forgetTroubles(): void {
    this.outcomes.update((outcomes) => outcomes.slice(-1));
    this.focus();
  }

  private takeNext(find: () => Promise<Finding>, text: string): Promise<ScanOutcome> {
    this.pending.update((count) => count + 1);
    const outcome = this.queue.then(() => this.lookUp(find, text));
    this.queue = outcome.catch(() => undefined);
    return outcome;
  }

  private async lookUp(find: () => Promise<Finding>, text: string): Promise<ScanOutcome> {
    const outcome = await this.outcomeOf(find, text).finally(() => this.pending.update((count) => count - 1));
    this.outcomes.update((before) => [...before.filter(({ taken }) => !taken).slice(-TROUBLES_AT_MOST), outcome]);
    this.sound.play(outcome.taken);
    return outcome;
  }

  private async outcomeOf(find: () => Promise<Finding>, text: string): Promise<ScanOutcome> {
    try {
      const finding = await find();
      if ('trouble' in finding) return { taken: false, words: finding.trouble };
      const { piece } = finding;
      const against = this.judge()(piece);
      if (against !== null) return { taken: false, words: against };
      this.taken.emit(piece);
      return { taken: true, words: this.words()(piece) };
    } catch (failure) {
      const { sentence } = refusalOf(failure);
      const box = this.box().nativeElement;
      // What could not be looked up stays where it can be sent again.
      if (box.value === '') box.value = text;
      return { taken: false, words: sentence };
    }
  }
}
