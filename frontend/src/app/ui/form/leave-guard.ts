import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Session } from '../../session/session';
import { Dialogs } from '../dialog/dialogs';
import type { Draft } from './draft';

/** A screen with a form that should not be left by accident. */
export interface HoldsDraft {
  readonly draft: Pick<Draft, 'changed' | 'done'>;
}

/**
 * Asks before a form with unsent changes is left: `canDeactivate: [askBeforeLeaving]`. Whoever is sent to
 * the sign-in page is not asked: the draft is kept and comes back.
 */
export const askBeforeLeaving: CanDeactivateFn<HoldsDraft> = async (screen) => {
  if (!screen.draft.changed() || !inject(Session).user()) return true;
  const leave = await inject(Dialogs).confirm({
    heading: 'Quitter sans enregistrer ?',
    consequence: 'Ce que vous avez saisi sera perdu.',
    act: 'Quitter',
    cancel: 'Continuer la saisie',
    grave: true,
  });
  if (leave) screen.draft.done();
  return leave;
};
