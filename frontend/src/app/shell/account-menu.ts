import { Component, computed, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { ROLE_LABEL, type SessionUser } from '@calanque/shared';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';

/** Who is signed in, and what they do with their account. */
@Component({
  selector: 'cal-account-menu',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button type="button" class="avatar" [matMenuTriggerFor]="menu">
      {{ initials() }}<span class="cal-unseen"> : compte de {{ name() }}</span>
    </button>
    <mat-menu #menu xPosition="before">
      <p class="who">
        <strong>{{ name() }}</strong>
        <span>{{ role() }}</span>
      </p>
      <a mat-menu-item routerLink="/mon-compte"><cal-icon matMenuItemIcon name="account_circle" /> Mon compte</a>
      <a mat-menu-item routerLink="/aide"><cal-icon matMenuItemIcon name="help" /> Aide</a>
      <a mat-menu-item routerLink="/accessibilite"><cal-icon matMenuItemIcon name="accessibility_new" /> Accessibilité</a>
      <button mat-menu-item type="button" (click)="signOut()"><cal-icon matMenuItemIcon name="logout" /> Se déconnecter</button>
    </mat-menu>
  `,
  styles: `
    .avatar {
      display: grid;
      place-items: center;
      width: 2.5rem;
      height: 2.5rem;
      padding: 0;
      border: 0;
      border-radius: var(--cal-radius-full);
      background: var(--cal-ochre-container);
      color: var(--cal-ochre);
      font-weight: 700;
      cursor: pointer;
    }

    .who {
      display: grid;
      padding: 0.5rem 0.875rem 0.75rem;
      margin-block-end: 0.25rem;
      border-block-end: 1px solid var(--cal-line);

      span {
        color: var(--cal-ink-2);
        font-size: 0.875rem;
      }
    }
  `,
})
export class AccountMenu {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  readonly user = input.required<SessionUser>();

  protected readonly name = computed(() => `${this.user().givenName} ${this.user().familyName}`);
  protected readonly role = computed(() => ROLE_LABEL[this.user().role]);
  protected readonly initials = computed(() =>
    `${this.user().givenName.charAt(0)}${this.user().familyName.charAt(0)}`.toUpperCase(),
  );

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/connexion');
  }
}
