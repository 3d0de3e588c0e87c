import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { injectDialogData, injectDialogEnd } from './dialog-contents';
import { DialogFrame } from './dialog-frame';
import type { Confirmation } from './dialogs';

/** Asks before something that cannot be taken back lightly. */
@Component({
  selector: 'cal-confirm-dialog',
  imports: [DialogFrame, MatButton],
  template: `
    <cal-dialog-frame [heading]="question.heading" [consequence]="question.consequence" [cancel]="question.cancel ?? 'Annuler'">
      <button act matButton="filled" type="button" [class.cal-danger]="question.grave" (click)="end(true)">{{ question.act }}</button>
    </cal-dialog-frame>
  `,
})
export class ConfirmDialog {
  protected readonly question = injectDialogData<Confirmation>();
  protected readonly end = injectDialogEnd<boolean>();
}
