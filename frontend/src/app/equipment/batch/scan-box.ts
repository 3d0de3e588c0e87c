import { Component, ElementRef, computed, input, output, viewChild } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import { IDENTIFIER_LABEL, type BatchLine } from './batch-model';
import type { ScanRun } from './scan-run';

/**
 * The field in which one piece after another is scanned. A scanner types fast and presses Enter: each Enter takes what
 * stands there, empties the field and keeps the focus. The field is read when Enter comes and not while one types, so
 * that nothing has to be worked out between two keys.
 */
@Component({
  selector: 'cal-scan-box',
  imports: [Icon],
  template: `
    <label for="cal-scan">{{ label() }}</label>
    <div class="line">
      <input
        #box
        id="cal-scan"
        class="cal-control"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        enterkeyhint="done"
        aria-describedby="cal-scan-help"
        (keydown.enter)="enter($event)"
        (paste)="paste($event)"
      />
      <button type="button" class="take" (click)="takeAndGoOn()"><cal-icon name="add" />Ajouter</button>
    </div>
    @if (run().trouble(); as trouble) {
      <p class="trouble" id="cal-scan-help" role="alert"><cal-icon name="error" />{{ trouble }}</p>
    } @else {
      <p class="help" id="cal-scan-help">{{ help() }}</p>
    }
  `,
  styleUrl: './scan-box.css',
})
export class ScanBox {
  readonly run = input.required<ScanRun>();
  /** Something was scanned into this line. */
  readonly taken = output<BatchLine>();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly label = computed(() => `${IDENTIFIER_LABEL[this.run().kind()]}, matériel n° ${this.run().number()}`);
  protected readonly help = computed(() =>
    this.run().goesOn()
      ? 'Scannez-le aussi, ou appuyez sur Entrée sans rien saisir pour le laisser vide.'
      : 'Scannez les étiquettes l’une après l’autre ; au clavier, tapez puis appuyez sur Entrée.');

  focus(): void {
    this.box().nativeElement.focus();
  }

  /** Takes what stands in the field, as Enter would: nothing typed is left behind when one saves. */
  takeWhatIsThere(): void {
    if (this.box().nativeElement.value.trim() !== '') this.take();
  }

  protected enter(event: Event): void {
    event.preventDefault();
    this.take();
  }

  protected takeAndGoOn(): void {
    this.takeWhatIsThere();
    this.focus();
  }

  /** Several lines at once, from a delivery note or a sheet: each is taken as if it had been scanned. */
  protected paste(event: ClipboardEvent): void {
    const rows = (event.clipboardData?.getData('text') ?? '').split(/\r?\n|\t/).map((row) => row.trim()).filter((row) => row !== '');
    if (rows.length < 2) return;
    event.preventDefault();
    for (const row of rows) {
      this.box().nativeElement.value = row;
      this.take();
    }
  }

  private take(): void {
    const box = this.box().nativeElement;
    const line = this.run().take(box.value);
    // What was not taken stays where it can be read.
    if (this.run().trouble() === null) box.value = '';
    if (line) this.taken.emit(line);
  }
}
