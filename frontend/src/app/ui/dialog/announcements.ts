import { Injector, Service, inject } from '@angular/core';

/** Short words at the bottom of the screen, read out as well; Material's code comes with the first. */
@Service()
export class Announcements {
  private readonly injector = inject(Injector);

  /** Says that something was done: « Affectation enregistrée ». */
  async say(sentence: string): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    this.injector.get(MatSnackBar).open(sentence, undefined, { duration: 5000, politeness: 'polite' });
  }

  /** Says it, and offers to undo it while it shows. Only where undoing is honest: nobody else has seen it happen. */
  async sayWithUndo(sentence: string, undo: () => Promise<unknown>): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    const shown = this.injector.get(MatSnackBar).open(sentence, 'Annuler', { duration: 10_000, politeness: 'polite' });
    shown.onAction().subscribe(() => void undo());
  }
}
