import { Component, Injector, inject, input, runInInjectionContext, signal, type OnInit, type WritableSignal } from '@angular/core';
import { FormRoot, form, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { PersonChange, type PersonAnswer } from '@calanque/shared';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { contractSchema } from '../../ui/form/contract-schema';
import { injectDraft, type Draft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { MeanwhileNotice } from '../../ui/form/meanwhile-notice';
import { revisionOf, type Revision } from '../../ui/form/revision';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { Notice } from '../../ui/state/notice';
import { PersonApi } from '../person-api';
import { PersonFields } from './person-fields';
import { PERSON_FIELD_LABELS, changeOf, formOf, personValueInWords, type PersonFormModel } from './person-form-model';

/** The form of an agent who is known. */
@Component({
  selector: 'cal-person-edit-form',
  imports: [DraftNotice, ErrorSummary, FormRoot, MatButton, MeanwhileNotice, Notice, PersonFields, RouterLink],
  template: `
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-meanwhile-notice [changes]="revision.meanwhile()" [labels]="labels" [words]="inWords" />
      <cal-person-fields leaving [form]="form" />
      @if (form.leftOn().value() && held > 0) {
        <cal-notice tone="ochre" icon="inventory_2" heading="Cet agent détient encore {{ heldInWords }}">
          Pensez à les reprendre depuis sa page.
        </cal-notice>
      }
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
        <a matButton="outlined" [routerLink]="['/personnes', person().id]">Annuler</a>
      </div>
    </form>
  `,
})
export class PersonEditForm implements OnInit {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(PersonApi);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);

  readonly person = input.required<PersonAnswer>();

  draft!: Draft;
  protected form!: FieldTree<PersonFormModel>;
  protected revision!: Revision<PersonAnswer>;
  protected held = 0;
  protected heldInWords = '';
  private model!: WritableSignal<PersonFormModel>;

  protected readonly labels = PERSON_FIELD_LABELS;
  protected readonly inWords = personValueInWords(inject(Session).sites());

  ngOnInit(): void {
    const person = this.person();
    this.held = person.heldCount ?? 0;
    this.heldInWords = counted(this.held, 'matériel', 'matériels', 'aucun');
    this.model = signal(formOf(person));
    this.revision = revisionOf(this.model, person, formOf);
    runInInjectionContext(this.injector, () => {
      // What was typed on an older version is not put over a newer one.
      this.draft = injectDraft(`person.${person.id}.${person.version}`, this.model);
      this.form = form(this.model, contractSchema<PersonFormModel>(PersonChange), {
        submission: { action: sending(() => this.save()) },
      });
    });
  }

  private async save(): Promise<void> {
    const { id } = this.person();
    await this.revision.send((version) => this.api.change(id, version, changeOf(this.model())));
    this.draft.done();
    await this.router.navigate(['/personnes', id]);
    await this.announcements.say('Modifications enregistrées');
  }
}
