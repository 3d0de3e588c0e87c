import { httpResource } from '@angular/common/http';
import { Component, computed, input, viewChild } from '@angular/core';
import type { PersonAnswer } from '@calanque/shared';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { Waiting } from '../../ui/state/waiting';
import { PersonEditForm } from './person-edit-form';

/** `/personnes/:id/modifier` : waits for the agent, then shows the form. */
@Component({
  selector: 'cal-person-edit',
  imports: [PageHeader, PersonEditForm, Waiting],
  template: `
    @if (person.hasValue()) {
      @let shown = person.value();
      <cal-page-header [heading]="'Modifier ' + nameOf(shown)" [tabTitle]="'Modifier ' + nameOf(shown)" [trail]="trailOf(shown)" />
      <cal-person-edit-form [person]="shown" />
    } @else {
      <cal-waiting [for]="person" (retry)="person.reload()" />
    }
  `,
})
export class PersonEdit implements HoldsDraft {
  readonly id = input.required<string>();

  protected readonly person = httpResource<PersonAnswer>(() => `/api/persons/${this.id()}`);
  private readonly form = viewChild(PersonEditForm);

  /** Nothing is lost while the form is not there yet. */
  readonly draft: HoldsDraft['draft'] = {
    changed: computed(() => this.form()?.draft.changed() ?? false),
    done: () => this.form()?.draft.done(),
  };

  protected nameOf(person: PersonAnswer): string {
    return `${person.givenName} ${person.familyName}`;
  }

  protected trailOf(person: PersonAnswer): readonly Crumb[] {
    return [{ label: 'Agents', link: '/personnes' }, { label: this.nameOf(person), link: ['/personnes', person.id] }, { label: 'Modifier' }];
  }
}
