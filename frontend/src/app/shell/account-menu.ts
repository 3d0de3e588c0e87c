import { Component, input, signal } from '@angular/core';
import type { SessionUser } from '@calanque/shared';
import { AccountMenuOpened } from './account-menu-opened';
import { initialsOf, nameOf } from './name-of';

/** The way to one's account: one's initials. The menu behind them comes when it is first asked for. */
@Component({
  selector: 'cal-account-menu',
  imports: [AccountMenuOpened],
  template: `
    @defer (when wanted(); prefetch on hover(door)) {
      <cal-account-menu-opened [user]="user()" />
    } @placeholder {
      <button #door type="button" class="avatar" aria-haspopup="menu" aria-expanded="false" (click)="wanted.set(true)">
        {{ initialsOf(user()) }}<span class="cal-unseen"> : compte de {{ nameOf(user()) }}</span>
      </button>
    }
  `,
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  readonly user = input.required<SessionUser>();

  protected readonly wanted = signal(false);
  protected readonly initialsOf = initialsOf;
  protected readonly nameOf = nameOf;
}
