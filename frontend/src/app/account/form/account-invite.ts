import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { ROLES, type PersonAnswer, type Role } from '@calanque/shared';
import { v7 } from 'uuid';
import { personHit } from '../../custody/index';
import { Dialogs } from '../../ui/dialog/dialogs';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { Lookup, type Hit } from '../../ui/form/lookup';
import { sending } from '../../ui/form/submission';
import { PageHeader } from '../../ui/page/page-header';
import { AccountApi } from '../account-api';
import { openLinkDialog } from '../link-dialog-opener';
import { AccountFields } from './account-fields';
import { ACCOUNT_RULES, changeOf, newAccount, type AccountFormModel } from './account-form-model';

/** `/comptes/nouveau` : opens an account, and gives the link with which its owner chooses a password. */
@Component({
  selector: 'cal-account-invite',
  imports: [AccountFields, DraftNotice, ErrorSummary, Field, FormField, FormRoot, Lookup, MatButton, PageHeader, RouterLink],
  template: `
    <cal-page-header heading="Inviter quelqu’un" [trail]="[{ label: 'Comptes', link: '/comptes' }, { label: 'Inviter' }]" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-account-fields [form]="form">
        <cal-field label="Agent déjà connu" optional help="Si la personne est dans la liste des agents, choisissez-la : sa fiche reste la même." [field]="form.personId">
          <cal-lookup placeholder="Nom de l’agent" [search]="searchAgents" [chosenHit]="known" [formField]="form.personId" (picked)="take($event)" />
        </cal-field>
      </cal-account-fields>
      <p class="cal-quiet">Vous obtiendrez un lien à remettre à la personne : elle y choisira son mot de passe.</p>
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Créer le compte et son lien</button>
        <a matButton="outlined" routerLink="/comptes">Annuler</a>
      </div>
    </form>
  `,
})
export class AccountInvite implements HoldsDraft {
  private readonly api = inject(AccountApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);

  /** Sent again after a lost answer, it opens no second account. */
  private readonly id = v7();
  private readonly found = new Map<string, PersonAnswer>();
  /** The first steps say in the address which role is meant. */
  private readonly model = signal(newAccount(roleOf(inject(ActivatedRoute).snapshot.queryParamMap.get('role'))));
  readonly draft = injectDraft('account.new', this.model);
  /** Whom a draft that was found again had chosen. */
  protected readonly known = knownOf(this.model());
  protected readonly form = form(this.model, ACCOUNT_RULES, { submission: { action: sending(() => this.invite()) } });

  protected readonly searchAgents = async (text: string): Promise<readonly Hit[]> => {
    const agents = await this.api.findAgents(text);
    for (const agent of agents) this.found.set(agent.id, agent);
    return agents.map(personHit);
  };

  /** What is known of the agent is filled in; what was typed otherwise is replaced by it. */
  protected take(hit: Hit | null): void {
    const agent = hit && this.found.get(hit.id);
    if (!agent) return;
    this.model.update((model) => ({
      ...model,
      givenName: agent.givenName,
      familyName: agent.familyName,
      email: agent.email ?? model.email,
      siteIds: agent.site && model.siteIds.length === 0 ? [agent.site.id] : model.siteIds,
    }));
  }

  private async invite(): Promise<void> {
    const model = this.model();
    const made = await this.api.invite({ ...changeOf(model), id: this.id, personId: model.personId });
    this.draft.done();
    await this.router.navigate(['/comptes', made.account.id]);
    await openLinkDialog(this.dialogs, made);
  }
}

function knownOf({ personId, givenName, familyName }: AccountFormModel): Hit | null {
  return personId === null ? null : { id: personId, label: `${givenName} ${familyName}` };
}

const roleOf = (text: string | null): Role | '' => ROLES.find((role) => role === text) ?? '';
