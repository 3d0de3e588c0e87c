import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { PasswordChange, ROLE_LABEL } from '@calanque/shared';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { contractSchema } from '../../ui/form/contract-schema';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { PageHeader } from '../../ui/page/page-header';
import { PasswordRule } from '../password-rule';
import { SecretControl } from '../secret-control';
import { Session } from '../session';

const EMPTY: PasswordChange = { currentPassword: '', newPassword: '' };

/** Who I am to Calanque, my password, and the end of my sessions. */
@Component({
  selector: 'cal-my-account',
  imports: [Card, ErrorSummary, Fact, Facts, Field, FormField, FormRoot, MatButton, PageHeader, PasswordRule, SecretControl],
  templateUrl: './my-account.html',
  styleUrl: './my-account.css',
})
export class MyAccount {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  protected readonly role = computed(() => {
    const user = this.session.user();
    return user ? ROLE_LABEL[user.role] : '';
  });
  protected readonly sites = computed(() =>
    this.session.allSites() ? 'Toutes' : this.session.sites().map((site) => site.name).join(', '),
  );

  protected readonly model = signal(EMPTY);
  protected readonly form = form(this.model, contractSchema<PasswordChange>(PasswordChange), {
    submission: { action: sending(() => this.changePassword()) },
  });

  private async changePassword(): Promise<void> {
    await this.session.changePassword(this.model());
    this.form().reset(EMPTY);
    await this.announcements.say('Mot de passe changé. Vos autres appareils ont été déconnectés.');
  }

  protected async signOutEverywhere(): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'Se déconnecter partout ?',
      consequence: 'Tous vos appareils seront déconnectés, celui-ci aussi.',
      act: 'Se déconnecter partout',
    });
    if (!sure) return;
    await this.session.signOutEverywhere();
    await this.router.navigateByUrl('/connexion');
  }
}
