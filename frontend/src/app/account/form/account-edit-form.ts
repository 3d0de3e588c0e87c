import { Component, Injector, inject, input, runInInjectionContext, signal, type OnInit, type WritableSignal } from '@angular/core';
import { FormRoot, form, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { AccountAnswer } from '@calanque/shared';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { injectDraft, type Draft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { MeanwhileNotice } from '../../ui/form/meanwhile-notice';
import { revisionOf, type Revision } from '../../ui/form/revision';
import { sending } from '../../ui/form/submission';
import { AccountApi } from '../account-api';
import { AccountFields } from './account-fields';
import { ACCOUNT_FIELD_LABELS, ACCOUNT_RULES, accountValueInWords, changeOf, formOf, type AccountFormModel } from './account-form-model';

/** The form of an account that exists. */
@Component({
  selector: 'cal-account-edit-form',
  imports: [AccountFields, DraftNotice, ErrorSummary, FormRoot, MatButton, MeanwhileNotice, RouterLink],
  template: `
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-meanwhile-notice [changes]="revision.meanwhile()" [labels]="labels" [words]="inWords" />
      <cal-account-fields [form]="form" />
      <p class="cal-quiet">Un changement de rôle ou de MDS déconnecte la personne : elle se reconnecte avec ses nouveaux droits.</p>
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
        <a matButton="outlined" [routerLink]="['/comptes', account().id]">Annuler</a>
      </div>
    </form>
  `,
})
export class AccountEditForm implements OnInit {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(AccountApi);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);

  readonly account = input.required<AccountAnswer>();

  draft!: Draft;
  protected form!: FieldTree<AccountFormModel>;
  protected revision!: Revision<AccountAnswer>;
  private model!: WritableSignal<AccountFormModel>;

  protected readonly labels = ACCOUNT_FIELD_LABELS;
  protected readonly inWords = accountValueInWords(inject(Session).sites());

  ngOnInit(): void {
    const account = this.account();
    this.model = signal(formOf(account));
    this.revision = revisionOf(this.model, account, formOf);
    runInInjectionContext(this.injector, () => {
      // What was typed on an older version is not put over a newer one.
      this.draft = injectDraft(`account.${account.id}.${account.version}`, this.model);
      this.form = form(this.model, ACCOUNT_RULES, { submission: { action: sending(() => this.save()) } });
    });
  }

  private async save(): Promise<void> {
    const { id } = this.account();
    await this.revision.send((version) => this.api.change(id, version, changeOf(this.model())));
    this.draft.done();
    await this.router.navigate(['/comptes', id]);
    await this.announcements.say('Modifications enregistrées');
  }
}
