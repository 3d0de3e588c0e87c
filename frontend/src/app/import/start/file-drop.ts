import { Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { Icon } from '../../ui/icon/icon';

/** Takes one file: dropped on it, or chosen with the browser's own button, which covers it and is reached by the keyboard. */
@Component({
  selector: 'cal-file-drop',
  imports: [Icon],
  // A file that misses the zone must not take the place of the page.
  host: { '(document:dragover)': '$event.preventDefault()', '(document:drop)': '$event.preventDefault()' },
  template: `
    <label [class.over]="over()" [class.wrong]="error()" (dragenter)="over.set(true)" (dragleave)="over.set(false)" (drop)="takeDropped($event)">
      <input
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        [attr.aria-describedby]="error() ? 'cal-file-error' : 'cal-file-help'"
        [attr.aria-invalid]="error() ? 'true' : null"
        (change)="takeChosen($event)"
      />
      <span class="picture"><cal-icon name="upload_file" /></span>
      <span class="words"><strong>Déposez votre fichier ici</strong><span> ou <span class="choose">choisissez-le sur votre appareil</span></span></span>
    </label>
    @if (error(); as error) {
      <p class="error" id="cal-file-error" role="alert"><cal-icon name="error" /><span>{{ error }}</span></p>
    }
    <p class="help" id="cal-file-help">Un fichier CSV, de 25 Mo et 100 000 lignes au plus.</p>
  `,
  styleUrl: './file-drop.css',
})
export class FileDrop {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Why the last file was not taken. */
  readonly error = input<string | null>(null);
  /** One file; several dropped at once are told apart by `many`. */
  readonly chosen = output<File>();
  readonly many = output();

  protected readonly over = signal(false);

  focus(): void {
    this.host.nativeElement.querySelector('input')?.focus();
  }

  protected takeChosen(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.take(field.files);
    // The same file, mended meanwhile, can be chosen again.
    field.value = '';
  }

  protected takeDropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files ?? null);
  }

  private take(files: FileList | null): void {
    const file = files?.[0];
    if (!file) return;
    if (files.length > 1) this.many.emit();
    else this.chosen.emit(file);
  }
}
