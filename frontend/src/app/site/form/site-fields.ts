import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal, type OnInit } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { NETWORK_KINDS, NETWORK_KIND_LABEL, SITE_STATUSES, SITE_STATUS_LABEL, WEEKDAYS, WEEKDAY_LABEL, type PersonAnswer, type Weekday } from '@calanque/shared';
import { injectPersonSearch, personHit } from '../../custody/index';
import { Announcements } from '../../ui/dialog/announcements';
import { Choices } from '../../ui/form/choices';
import { Control } from '../../ui/form/control';
import { Field } from '../../ui/form/field';
import { Lookup, type Hit } from '../../ui/form/lookup';
import { Card } from '../../ui/page/card';
import { SITE_STATUS_LOOK } from '../site-words';
import { DayHours } from './day-hours';
import type { SiteFormModel } from './site-form-model';

const WORKING_DAYS: readonly Weekday[] = ['tuesday', 'wednesday', 'thursday', 'friday'];

/** Everything that can be said of a site, for the form that creates one and the one that changes it. */
@Component({
  selector: 'cal-site-fields',
  imports: [Card, Choices, Control, DayHours, Field, FormField, Lookup, MatButton],
  templateUrl: './site-fields.html',
  styleUrl: './site-fields.css',
})
export class SiteFields implements OnInit {
  private readonly announcements = inject(Announcements);

  readonly form = input.required<FieldTree<SiteFormModel>>();
  /** Who answers for the site when the form begins. */
  readonly manager = input<Hit | null>(null);
  /** The site itself; null while it does not exist yet. */
  readonly siteId = input<string | null>(null);

  protected readonly statuses = SITE_STATUSES.map((value) => ({ value, label: SITE_STATUS_LABEL[value], icon: SITE_STATUS_LOOK[value].icon }));
  protected readonly networkKinds = NETWORK_KINDS.map((value) => ({ value, label: NETWORK_KIND_LABEL[value] }));
  protected readonly days = WEEKDAYS.map((value) => ({ value, label: WEEKDAY_LABEL[value] }));
  /** A draft that was found again may hold somebody else: then the name is asked for. */
  private readonly drafted = signal<string | null>(null);
  private readonly person = httpResource<PersonAnswer>(() => (this.drafted() === null ? undefined : `/api/persons/${this.drafted()}`));
  protected readonly managerHit = computed(() => (this.person.hasValue() ? personHit(this.person.value()) : this.manager()));
  protected readonly searchPersons = injectPersonSearch(() => this.siteId());
  protected readonly connected = computed(() => !['', 'none'].includes(this.form().networkKind().value()));

  ngOnInit(): void {
    const held = this.form().managerId().value();
    if (held !== null && held !== this.manager()?.id) this.drafted.set(held);
  }

  protected async copyMonday(): Promise<void> {
    const monday = this.form().openingHours.monday().value();
    for (const day of WORKING_DAYS) this.form().openingHours[day]().value.set(monday);
    await this.announcements.say('Horaires du lundi recopiés du mardi au vendredi');
  }
}
