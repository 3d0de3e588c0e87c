import { Injector, Service, inject, type Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** A question with one act and the way back. */
export interface Confirmation {
  readonly heading: string;
  /** What will follow. */
  readonly consequence: string;
  /** The verb on the button: « Désactiver le compte ». */
  readonly act: string;
  /** « Annuler » unless told. */
  readonly cancel?: string;
  /** Whether something is lost or ended by it. */
  readonly grave?: boolean;
}

/** Where a dialog stands that is not in the middle of the screen. */
export interface DialogPlace {
  /** Distance from the top edge, as CSS writes it. */
  readonly top: string;
  readonly width: string;
}

/** Opens dialogs; their code and Material's come only when one is opened. */
@Service()
export class Dialogs {
  private readonly injector = inject(Injector);

  /** Whether the person said yes. */
  async confirm(confirmation: Confirmation): Promise<boolean> {
    const answer = await this.open<boolean, Confirmation>(
      () => import('./confirm-dialog').then((file) => file.ConfirmDialog),
      confirmation,
    );
    return answer === true;
  }

  /**
   * Opens a dialog of a feature and waits for its end: `dialogs.open(() => import('./assign').then((file) => file.Assign), pieces)`.
   * The dialog reads its data with `injectDialogData`, ends with `injectDialogEnd`.
   * @returns What the dialog ended with; undefined when it was left.
   */
  async open<Result, Data>(load: () => Promise<Type<unknown>>, data: Data, place?: DialogPlace): Promise<Result | undefined> {
    const [{ MatDialog }, dialog] = await Promise.all([import('@angular/material/dialog'), load()]);
    const opened = this.injector.get(MatDialog).open<unknown, Data, Result>(dialog, {
      data,
      width: place?.width ?? '35rem',
      ...(place && { position: { top: place.top }, maxWidth: 'calc(100vw - 1.5rem)' }),
      autoFocus: 'first-tabbable',
      restoreFocus: true,
    });
    return firstValueFrom(opened.afterClosed(), { defaultValue: undefined });
  }
}
