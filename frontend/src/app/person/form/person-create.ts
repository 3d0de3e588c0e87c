import { Component, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { PersonChange } from '@calanque/shared';
import { v7 } from 'uuid';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { contractSchema } from '../../ui/form/contract-schema';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { sending } from '../../ui/form/submission';
import { PageHeader } from '../../ui/page/page-header';
import { PersonApi } from '../person-api';
import { PersonFields } from './person-fields';
import { changeOf, newPerson, type PersonFormModel } from './person-form-model';

/** `/personnes/nouveau` */
@Component({
  selector: 'cal-person-create',
  imports: [DraftNotice, ErrorSummary, FormRoot, MatButton, PageHeader, PersonFields, RouterLink],
  template: `
    <cal-page-header heading="Nouvel agent" [trail]="[{ label: 'Agents', link: '/personnes' }, { label: 'Nouveau' }]" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-person-fields [form]="form" />
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Ajouter l’agent</button>
        <a matButton="outlined" routerLink="/personnes">Annuler</a>
      </div>
    </form>
  `,
})
export class PersonCreate implements HoldsDraft {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(PersonApi);
  private readonly router = inject(Router);

  /** Sent again after a lost answer, it creates nobody twice. */
  private readonly id = v7();
  private readonly model = signal(newPerson(inject(Session).site()?.id ?? ''));
  readonly draft = injectDraft('person.new', this.model);
  protected readonly form = form(this.model, contractSchema<PersonFormModel>(PersonChange), {
    submission: { action: sending(() => this.create()) },
  });

  private async create(): Promise<void> {
    const person = await this.api.create({ ...changeOf(this.model()), id: this.id });
    this.draft.done();
    await this.router.navigate(['/personnes', person.id]);
    await this.announcements.say(`${person.givenName} ${person.familyName} est dans la liste`);
  }
}
