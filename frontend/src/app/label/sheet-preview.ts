import { Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { labelPlace, SHEET_HEIGHT, SHEET_WIDTH, type LabelSheet } from '@calanque/shared';

interface PlaceOnSheet {
  /** Counted from 1. */
  readonly number: number;
  readonly name: string;
  /** Percent of the sheet. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The first sheet, drawn: one presses the label to begin with, or moves to it with the arrow keys. */
@Component({
  selector: 'cal-sheet-preview',
  template: `
    <div class="sheet" role="radiogroup" aria-label="Première étiquette à imprimer">
      @for (place of places(); track place.number) {
        <button
          type="button" role="radio" class="place" [attr.aria-checked]="place.number === start()" [attr.aria-label]="place.name" [tabIndex]="place.number === start() ? 0 : -1"
          [class.printed]="place.number >= start() && place.number < start() + labels()" [class.first]="place.number === start()"
          [style.left.%]="place.left" [style.top.%]="place.top" [style.width.%]="place.width" [style.height.%]="place.height" (click)="chosen.emit(place.number)" (keydown)="move($event, place.number)"></button>
      }
    </div>
  `,
  styleUrl: './sheet-preview.css',
})
export class SheetPreview {
  readonly sheet = input.required<LabelSheet>();
  /** The place of the first label, counted from 1. */
  readonly start = input.required<number>();
  /** How many are to be printed. */
  readonly labels = input.required<number>();
  readonly chosen = output<number>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly places = computed<readonly PlaceOnSheet[]>(() => {
    const sheet = this.sheet();
    return Array.from({ length: sheet.columns * sheet.rows }, (_, place) => {
      const { x, y } = labelPlace(sheet, place);
      return {
        number: place + 1,
        name: `Étiquette ${place + 1} : ligne ${Math.floor(place / sheet.columns) + 1}, colonne ${(place % sheet.columns) + 1}`,
        left: (x / SHEET_WIDTH) * 100, top: (y / SHEET_HEIGHT) * 100, width: (sheet.width / SHEET_WIDTH) * 100, height: (sheet.height / SHEET_HEIGHT) * 100,
      };
    });
  });

  /** @param from the place that has the focus: keys may come faster than the page is drawn */
  protected move(event: KeyboardEvent, from: number): void {
    const { columns, rows } = this.sheet();
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const aim = from + step;
    const beyond = Math.abs(step) === columns && (aim < 1 || aim > columns * rows);
    const place = beyond ? from : Math.min(columns * rows, Math.max(1, aim));
    this.chosen.emit(place);
    this.host.nativeElement.querySelectorAll<HTMLElement>('.place')[place - 1]?.focus();
  }
}
