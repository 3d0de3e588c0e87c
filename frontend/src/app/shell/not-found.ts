import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/state/empty-state';

/** An address that leads nowhere, or not for this person. */
@Component({
  selector: 'cal-not-found',
  imports: [EmptyState, MatButton, RouterLink],
  template: `
    <cal-empty-state level="1" icon="search_off" heading="Cette page est introuvable">
      L’adresse est peut-être incomplète, ou la page ne vous est pas accessible.
      <a action matButton="filled" routerLink="/">Retour à l’accueil</a>
    </cal-empty-state>
  `,
})
export class NotFound {}
