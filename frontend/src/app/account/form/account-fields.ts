import { Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { ROLES, ROLE_LABEL } from '@calanque/shared';
import { Session } from '../../session/session';
import { Choices } from '../../ui/form/choices';
import { Control } from '../../ui/form/control';
import { Field } from '../../ui/form/field';
import { Card } from '../../ui/page/card';
import { ROLE_HELP, ROLE_ICON, needsSites } from '../account-words';
import type { AccountFormModel } from './account-form-model';
import { SiteChoice } from './site-choice';

/** Who somebody is, what they may do, where and until when. */
@Component({
  selector: 'cal-account-fields',
  imports: [Card, Choices, Control, Field, FormField, SiteChoice],
  template: `
    @let fields = form();
    <cal-card heading="La personne">
      <div class="fields">
        <ng-content />
        <div class="pair">
          <cal-field label="Prénom" [field]="fields.givenName"><input calControl autocomplete="off" [formField]="fields.givenName" /></cal-field>
          <cal-field label="Nom" [field]="fields.familyName"><input calControl autocomplete="off" [formField]="fields.familyName" /></cal-field>
        </div>
        <cal-field label="Adresse e-mail" help="Celle avec laquelle la personne se connecte." [field]="fields.email">
          <input calControl type="email" autocomplete="off" autocapitalize="none" spellcheck="false" [formField]="fields.email" />
        </cal-field>
      </div>
    </cal-card>
    <cal-card heading="Ce que le compte permet">
      <div class="fields">
        <cal-choices class="roles" legend="Rôle" [options]="roles" [formField]="fields.role" />
        @if (withSites()) {
          <cal-site-choice [sites]="session.sites()" [formField]="fields.siteIds" />
        }
        <cal-field
          label="Dernier jour"
          [optional]="fields.role().value() !== 'mediator'"
          help="Après ce jour, la connexion est refusée. Un médiateur stagiaire en a toujours un."
          [field]="fields.endsOn"
        >
          <input calControl class="day" type="date" [formField]="fields.endsOn" />
        </cal-field>
      </div>
    </cal-card>
  `,
  styleUrl: './account-fields.css',
})
export class AccountFields {
  protected readonly session = inject(Session);

  readonly form = input.required<FieldTree<AccountFormModel>>();

  protected readonly roles = ROLES.map((value) => ({ value, label: ROLE_LABEL[value], icon: ROLE_ICON[value], help: ROLE_HELP[value] }));
  protected readonly withSites = computed(() => {
    const role = this.form().role().value();
    return role !== '' && needsSites(role);
  });
}
