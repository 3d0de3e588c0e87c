import { Component, afterNextRender, computed, inject, input, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { ROLE_LABEL, type SessionUser } from '@calanque/shared';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';
import { initialsOf, nameOf } from './name-of';

/** Who is signed in, and what they do with their account. It opens as soon as it is there. */
@Component({
  selector: 'cal-account-menu-opened',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button type="button" class="avatar" [matMenuTriggerFor]="menu">
      {{ initialsOf(user()) }}<span class="cal-unseen"> : compte de {{ nameOf(user()) }}</span>
    </button>
    <mat-menu #menu xPosition="before">
      <p class="who">
        <strong>{{ nameOf(user()) }}</strong>
        <span>{{ role() }}</span>
      </p>
      <a mat-menu-item routerLink="/mon-compte"><cal-icon matMenuItemIcon name="account_circle" /> Mon compte</a>
      <a mat-menu-item routerLink="/aide"><cal-icon matMenuItemIcon name="help" /> Aide</a>
      <a mat-menu-item routerLink="/accessibilite"><cal-icon matMenuItemIcon name="accessibility_new" /> Accessibilité</a>
      <button mat-menu-item type="button" (click)="signOut()"><cal-icon matMenuItemIcon name="logout" /> Se déconnecter</button>
    </mat-menu>
  `,
  styleUrl: './account-menu.css',
})
export class AccountMenuOpened {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly trigger = viewChild.required(MatMenuTrigger);

  readonly user = input.required<SessionUser>();

  protected readonly role = computed(() => ROLE_LABEL[this.user().role]);
  protected readonly initialsOf = initialsOf;
  protected readonly nameOf = nameOf;

  constructor() {
    afterNextRender(() => this.trigger().openMenu());
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/connexion');
  }
}
