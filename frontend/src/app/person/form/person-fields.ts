import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Session } from '../../session/session';
import { Control } from '../../ui/form/control';
import { Field } from '../../ui/form/field';
import { Card } from '../../ui/page/card';
import type { PersonFormModel } from './person-form-model';

/** What is known of an agent, for the form that adds one and the one that changes them. */
@Component({
  selector: 'cal-person-fields',
  imports: [Card, Control, Field, FormField],
  template: `
    @let fields = form();
    <cal-card>
      <div class="fields">
        <div class="pair">
          <cal-field label="Prénom" [field]="fields.givenName"><input calControl autocomplete="off" [formField]="fields.givenName" /></cal-field>
          <cal-field label="Nom" [field]="fields.familyName"><input calControl autocomplete="off" [formField]="fields.familyName" /></cal-field>
        </div>
        <cal-field label="MDS" [optional]="session.allSites()" [field]="fields.siteId">
          <select calControl [formField]="fields.siteId">
            @if (session.allSites()) {
              <option value="">Aucune en particulier</option>
            } @else if (sites().length > 1) {
              <option value="">Choisissez…</option>
            }
            @for (site of sites(); track site.id) {
              <option [value]="site.id">{{ site.name }}</option>
            }
          </select>
        </cal-field>
        <cal-field label="Service" optional help="Comme « Accueil » ou « Insertion » : il aide à distinguer deux homonymes." [field]="fields.service">
          <input calControl autocomplete="off" [formField]="fields.service" />
        </cal-field>
        <cal-field label="Adresse e-mail" optional [field]="fields.email"><input calControl type="email" autocomplete="off" [formField]="fields.email" /></cal-field>
        @if (leaving()) {
          <cal-field label="Parti le" optional help="Le premier jour où l’agent n’est plus là. On ne pourra plus rien lui confier à partir de cette date." [field]="fields.leftOn">
            <input calControl class="day" type="date" [formField]="fields.leftOn" />
          </cal-field>
        }
      </div>
    </cal-card>
  `,
  styles: `
    .fields,
    .pair {
      display: grid;
      gap: 1.25rem;
    }

    .day {
      max-width: 14rem;
    }

    @media (min-width: 560px) {
      .pair {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
})
export class PersonFields {
  protected readonly session = inject(Session);

  readonly form = input.required<FieldTree<PersonFormModel>>();
  /** Whether the agent exists, and so can leave. */
  readonly leaving = input(false, { transform: booleanAttribute });

  protected readonly sites = computed(() => this.session.sites());
}
