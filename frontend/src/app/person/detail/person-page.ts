import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PERSON_KIND_LABEL, type Holding, type HoldingList, type PersonAnswer } from '@calanque/shared';
import { HistoryList } from '../../history/index';
import { Session } from '../../session/session';
import { injectAsOf } from '../../ui/as-of/as-of';
import { AsOfBanner } from '../../ui/as-of/as-of-banner';
import { AsOfField } from '../../ui/as-of/as-of-field';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { counted } from '../../ui/format/numbers';
import { DayPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { keepFocus } from '../../ui/page/keep-focus';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { Badge } from '../../ui/state/badge';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { HeldCard } from './held-card';
import type { TakeBackData, TakeBackEnd } from './take-back';

/** `/personnes/:id` : what an agent holds, and giving it back. */
@Component({
  selector: 'cal-person-page',
  imports: [AsOfBanner, AsOfField, Badge, Card, DayPipe, Fact, Facts, HeldCard, HistoryList, Icon, IconTile, MatButton, Notice, PageHeader, RouterLink, Waiting],
  templateUrl: './person-page.html',
  styleUrl: './person-page.css',
})
export class PersonPage {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly asOf = injectAsOf();
  protected readonly person = httpResource<PersonAnswer>(() => `/api/persons/${this.id()}`);
  protected readonly holdings = httpResource<HoldingList>(() =>
    this.session.may('equipment:read-private') ? { url: `/api/persons/${this.id()}/holdings`, params: this.asOf.parameters() } : undefined,
  );
  protected readonly kindOf = PERSON_KIND_LABEL;
  protected readonly returnable = computed(() => (this.holdings.hasValue() ? this.holdings.value().items.filter((piece) => piece.mayTakeBack) : []));

  /** What was missing when something was just taken back: it is to be asked for, so it stays in sight. */
  protected readonly lacking = linkedSignal<string, readonly string[]>({ source: () => this.id(), computation: () => [] });

  constructor() {
    keepFocus(() => [this.holdings.hasValue() && this.holdings.value(), this.lacking()], (page) => page.querySelector('h1'));
  }

  protected nameOf(person: PersonAnswer): string {
    return `${person.givenName} ${person.familyName}`;
  }

  protected trailOf(person: PersonAnswer): readonly Crumb[] {
    return [{ label: 'Agents', link: '/personnes' }, { label: this.nameOf(person) }];
  }

  protected async takeBack(person: PersonAnswer, pieces: readonly Holding[]): Promise<void> {
    const end = await this.dialogs.open<TakeBackEnd, TakeBackData>(() => import('./take-back').then((file) => file.TakeBack), {
      personId: person.id, name: this.nameOf(person), pieces,
    });
    if (!end) return;
    this.holdings.reload();
    this.person.reload();
    this.lacking.set(end.missing);
    const missing = end.missing.length > 0 ? ` ; ${end.missing.length > 1 ? 'manquent' : 'manque'} : ${end.missing.join(', ')}` : '';
    await this.announcements.say(`${counted(end.taken, 'matériel repris', 'matériels repris', 'aucun')}${missing}`);
  }
}
