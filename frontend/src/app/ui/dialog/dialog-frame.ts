import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';

/**
 * The inside of an act's dialog: title, what will follow, the form's fields, and the buttons — the way
 * back first, then the act (slot `act`, a button named by its verb). Stands inside the dialog's `<form>`.
 */
@Component({
  selector: 'cal-dialog-frame',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ heading() }}</h2>
    <mat-dialog-content>
      @if (consequence(); as consequence) {
        <p class="consequence">{{ consequence }}</p>
      }
      <ng-content />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" type="button" mat-dialog-close>{{ cancel() }}</button>
      <ng-content select="[act]" />
    </mat-dialog-actions>
  `,
  styles: `
    :host {
      display: contents;
      --mat-dialog-headline-padding: 1.5rem 1.5rem 0.25rem;
      --mat-dialog-with-actions-content-padding: 0.25rem 1.5rem 1rem;
      --mat-dialog-actions-padding: 0.5rem 1.5rem 1.25rem;
      --mat-dialog-subhead-size: 1.375rem;
      --mat-dialog-subhead-weight: 650;
    }

    h2 {
      letter-spacing: -0.005em;
    }

    mat-dialog-content {
      display: grid;
      gap: 1.125rem;
      max-height: min(65dvh, 40rem);
    }

    .consequence {
      color: var(--cal-ink-2);
      line-height: 1.45;
    }

    mat-dialog-actions {
      flex-wrap: wrap;
      gap: 0.5rem 0.75rem;
    }
  `,
})
export class DialogFrame {
  readonly heading = input.required<string>();
  readonly consequence = input<string>();
  readonly cancel = input('Annuler');

}
