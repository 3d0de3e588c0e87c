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

  /** Says it, and offers what usually follows, which can be done elsewhere as well: it shows for ten seconds only. */
  async sayWithAct(sentence: string, act: { readonly label: string; readonly run: () => unknown }): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    const shown = this.injector.get(MatSnackBar).open(sentence, act.label, { duration: 10_000, politeness: 'polite' });
    shown.onAction().subscribe(() => void act.run());
  }

  /** Says it, and offers to undo it while it shows. Only where undoing is honest: nobody else has seen it happen. */
  sayWithUndo(sentence: string, undo: () => Promise<unknown>): Promise<void> {
    return this.sayWithAct(sentence, { label: 'Annuler', run: undo });
  }
}
