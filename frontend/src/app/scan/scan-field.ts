import { Component, DestroyRef, ElementRef, afterNextRender, booleanAttribute, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { ReadonlyFieldTree } from '@angular/forms/signals';
import { readingsOf, type EquipmentDetail } from '@calanque/shared';
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

/** What became of a scan; `failed` where it could not even be looked up, and can be tried again. */
type Outcome = ScanOutcome & { readonly failed?: boolean };

/** A scan that could not be looked up, and how it is tried again. */
interface Failure {
  readonly text: string;
  readonly find: () => Promise<Finding>;
}

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
  /** Whether the field was asked for just now: it takes the focus as it appears. */
  readonly atOnce = input(false, { transform: booleanAttribute });
  /** A piece was scanned and `judge` has nothing against it. */
  readonly taken = output<EquipmentDetail>();
  /** Enter was pressed in the empty field, and nothing is being looked up: one wants to go on. */
  readonly finished = output();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly cameraButton = viewChild.required<ElementRef<HTMLElement>>('cameraButton');
  protected readonly fieldId = `cal-scan-${++drawn}`;
  protected readonly error = injectFilledField(() => this.focus());
  /** Each scan waits for the one before, so that the pieces come in the order in which they were scanned. */
  private queue: Promise<unknown> = Promise.resolve();
  private readonly pending = signal(0);
  private readonly outcomes = signal<readonly Outcome[]>([]);

  /** How many scans are being looked up. */
  readonly waiting = this.pending.asReadonly();
  protected readonly last = computed(() => this.outcomes().at(-1) ?? null);
  protected readonly earlier = computed(() => this.outcomes().slice(0, -1).filter(({ taken, failed }) => !taken && !failed));
  /** What could not be looked up: kept until it is tried again, or left. */
  protected readonly failed = signal<readonly Failure[]>([]);
  protected readonly failedInWords = computed(() => this.failed().map(({ text }) => codeIn(text)).join(', '));

  constructor() {
    const leave = inject(Scans).sendTo((text) => {
      this.focus();
      void this.take(text);
    });
    inject(DestroyRef).onDestroy(leave);
    afterNextRender(() => {
      if (this.atOnce()) this.goOn();
    });
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
    this.goOn();
  }

  protected retryFailed(): void {
    const failures = this.failed();
    this.goOn();
    for (const { find, text } of failures) void this.takeNext(find, text);
  }

  protected leaveFailed(): void {
    this.failed.set([]);
    this.goOn();
  }

  protected forgetTroubles(): void {
    this.outcomes.update((outcomes) => outcomes.slice(-1));
    this.goOn();
  }

  /** The focus goes where one scans on: a keyboard on a glass would cover half of the page. */
  private goOn(): void {
    if (!matchMedia('(pointer: coarse)').matches) this.focus();
    else this.cameraButton().nativeElement.focus();
  }

  private takeNext(find: () => Promise<Finding>, text: string): Promise<ScanOutcome> {
    this.pending.update((count) => count + 1);
    const outcome = this.queue.then(() => this.lookUp(find, text));
    this.queue = outcome.catch(() => undefined);
    return outcome;
  }

  private async lookUp(find: () => Promise<Finding>, text: string): Promise<ScanOutcome> {
    this.failed.update((failures) => failures.filter((one) => one.find !== find && (text === '' || one.text !== text)));
    const outcome = await this.outcomeOf(find, text).finally(() => this.pending.update((count) => count - 1));
    this.outcomes.update((before) => [...before.filter(({ taken, failed }) => !taken && !failed).slice(-TROUBLES_AT_MOST), outcome]);
    if (outcome.failed) this.failed.update((failures) => [...failures, { text, find }]);
    this.sound.play(outcome.taken);
    return outcome;
  }

  private async outcomeOf(find: () => Promise<Finding>, text: string): Promise<Outcome> {
    try {
      const finding = await find();
      if ('trouble' in finding) return { taken: false, words: finding.trouble };
      const { piece } = finding;
      const against = this.judge()(piece);
      if (against !== null) return { taken: false, words: against };
      this.taken.emit(piece);
      return { taken: true, words: this.words()(piece) };
    } catch (failure) {
      return { taken: false, failed: true, words: `${codeIn(text)} n’a pas pu être cherché. ${refusalOf(failure).sentence}` };
    }
  }
}

/** What was scanned, as one reads it; a piece that an address named has no text. */
const codeIn = (text: string): string => (text === '' ? 'Un matériel' : `« ${readingsOf(text)[0] ?? text.trim()} »`);
