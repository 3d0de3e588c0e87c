import { httpResource } from '@angular/common/http';
import { Component, computed, input, viewChild } from '@angular/core';
import type { AccountAnswer } from '@calanque/shared';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { Waiting } from '../../ui/state/waiting';
import { nameOf } from '../account-words';
import { AccountEditForm } from './account-edit-form';

/** `/comptes/:id/modifier` : waits for the account, then shows its form. */
@Component({
  selector: 'cal-account-edit',
  imports: [AccountEditForm, PageHeader, Waiting],
  template: `
    @if (account.hasValue()) {
      @let shown = account.value();
      <cal-page-header [heading]="'Modifier ' + nameOf(shown)" [tabTitle]="'Modifier ' + nameOf(shown)" [trail]="trailOf(shown)" />
      <cal-account-edit-form [account]="shown" />
    } @else {
      <cal-waiting [for]="account" (retry)="account.reload()" />
    }
  `,
})
export class AccountEdit implements HoldsDraft {
  readonly id = input.required<string>();

  protected readonly account = httpResource<AccountAnswer>(() => `/api/users/${this.id()}`);
  private readonly form = viewChild(AccountEditForm);

  /** Nothing is lost while the form is not there yet. */
  readonly draft: HoldsDraft['draft'] = {
    changed: computed(() => this.form()?.draft.changed() ?? false),
    done: () => this.form()?.draft.done(),
  };

  protected readonly nameOf = nameOf;

  protected trailOf(account: AccountAnswer): readonly Crumb[] {
    return [{ label: 'Comptes', link: '/comptes' }, { label: nameOf(account), link: ['/comptes', account.id] }, { label: 'Modifier' }];
  }
}
