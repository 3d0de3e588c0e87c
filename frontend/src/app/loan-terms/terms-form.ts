import { Component, Injector, computed, inject, input, linkedSignal, runInInjectionContext, type OnInit } from '@angular/core';
import { FormField, FormRoot, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CATEGORY_LABEL_PLURAL, LoanTermsChange, type LoanTerms } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { injectDraft, type Draft } from '../ui/form/draft';
import { DraftNotice } from '../ui/form/draft-notice';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { sending } from '../ui/form/submission';
import { Card } from '../ui/page/card';
import { LoanTermsApi } from './loan-terms-api';
import { changeOf, modelOf, type TermsModel } from './terms-model';

/** The usual terms of one category, saved by themselves. */
@Component({
  selector: 'cal-terms-form',
  imports: [Card, Control, DraftNotice, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-card [heading]="label()">
        <div class="fields">
          <cal-draft-notice [draft]="draft" />
          <cal-error-summary [form]="form" />
          <cal-field label="Durée habituelle (jours)" [field]="form.days"><input calControl type="number" inputmode="numeric" [formField]="form.days" /></cal-field>
          <cal-field label="Prolongations possibles" [field]="form.maxRenewals"><input calControl type="number" inputmode="numeric" [formField]="form.maxRenewals" /></cal-field>
          <cal-field label="Valeur de remplacement (€)" optional help="Écrite sur le contrat de prêt." [field]="form.replacementEuros"><input calControl type="number" inputmode="decimal" [formField]="form.replacementEuros" /></cal-field>
          <cal-field class="wide" label="Accessoires remis d’habitude" optional help="Un par ligne ; ils sont cochés d’avance au guichet." [field]="form.accessories"><textarea calControl [formField]="form.accessories"></textarea></cal-field>
          <button matButton="filled" type="submit" [disabled]="form().submitting() || !draft.changed()" disabledInteractive>Enregistrer<span class="cal-unseen"> : {{ label() }}</span></button>
        </div>
      </cal-card>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
      align-items: start;
      gap: 1rem;
    }

    cal-draft-notice,
    cal-error-summary,
    .wide {
      grid-column: 1 / -1;
    }

    button {
      justify-self: start;
    }
  `,
})
export class TermsForm implements OnInit {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(LoanTermsApi);
  private readonly injector = inject(Injector);

  readonly terms = input.required<LoanTerms>();
  /** The terms as they were saved last. */
  private readonly saved = linkedSignal(() => this.terms());
  private readonly model = linkedSignal(() => modelOf(this.saved()));
  draft!: Draft;
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<TermsModel>(LoanTermsChange, changeOf)), {
    submission: { action: sending(() => this.save(), { replacementCents: 'replacementEuros' }) },
  });

  protected readonly label = computed(() => CATEGORY_LABEL_PLURAL[this.terms().category]);

  ngOnInit(): void {
    const { category, version } = this.terms();
    runInInjectionContext(this.injector, () => (this.draft = injectDraft(`loan-terms.${category}.${version}`, this.model)));
  }

  private async save(): Promise<void> {
    const { category, version } = this.saved();
    this.saved.set(await this.api.change(category, version, changeOf(this.model())));
    this.draft.beginAnother();
    await this.announcements.say(`Conditions enregistrées : ${this.label().toLowerCase()}`);
  }
}
