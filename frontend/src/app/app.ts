import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterOutlet } from '@angular/router';
import { NavigationTrouble } from './shell/navigation-trouble';
import { RouteFocus } from './shell/route-focus';
import { EmptyState } from './ui/state/empty-state';

/** The whole application: whatever the address shows, or why it cannot be shown. */
@Component({
  selector: 'cal-app',
  imports: [EmptyState, MatButton, RouterOutlet],
  template: `
    @if (trouble.sentence(); as sentence) {
      <main role="alert">
        <cal-empty-state level="1" icon="cloud_off" heading="La page n’a pas pu s’ouvrir">
          {{ sentence }}
          <button action matButton="filled" type="button" (click)="trouble.retry()">Réessayer</button>
        </cal-empty-state>
      </main>
    }
    <div [hidden]="trouble.sentence()"><router-outlet /></div>
  `,
})
export class App {
  protected readonly trouble = inject(NavigationTrouble);

  constructor() {
    inject(RouteFocus).followNavigation();
  }
}
