import { inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';

/** What the dialog was opened with. */
export function injectDialogData<Data>(): Data {
  return inject<Data>(MAT_DIALOG_DATA);
}

/** Ends the dialog with a result. */
export function injectDialogEnd<Result>(): (result: Result) => void {
  const dialog = inject<MatDialogRef<unknown, Result>>(MatDialogRef);
  return (result) => dialog.close(result);
}
