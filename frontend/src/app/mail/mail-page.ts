import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, InjectionToken, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAIL_KIND_LABEL, type MailAnswer, type MailSetup } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { counted } from '../ui/format/numbers';
import { MomentPipe } from '../ui/format/pipes';
import { Icon } from '../ui/icon/icon';
import { Cell, type Column } from '../ui/list/cell';
import { ListFrame } from '../ui/list/list-frame';
import { injectPagedList } from '../ui/list/paged-list';
import { PageHeader } from '../ui/page/page-header';
import { refusalOf } from '../ui/problem/refusal';
import { Badge } from '../ui/state/badge';
import { EmptyState } from '../ui/state/empty-state';
import { IconTile } from '../ui/state/icon-tile';
import { Notice } from '../ui/state/notice';
import { MailApi } from './mail-api';
import { MailSetupCard } from './mail-setup-card';
import { MAIL_KIND_ICON, MAIL_STATE_LOOK, mailStateLabel, mailTrouble } from './mail-words';

/** After how many milliseconds mails that wait are looked at again. */
export const MAIL_PULSE = new InjectionToken<number>('pulse of waiting mails', { providedIn: 'root', factory: () => 3000 });

/** `/e-mails` : whether and how mails go out, and what became of the last ones. */
@Component({
  selector: 'cal-mail-page',
  imports: [Badge, Cell, EmptyState, Icon, IconTile, ListFrame, MailSetupCard, MatButton, MomentPipe, Notice, PageHeader],
  templateUrl: './mail-page.html',
  styleUrl: './mail-page.css',
})
export class MailPage {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(MailApi);
  private readonly pulse = inject(MAIL_PULSE);

  protected readonly setup = httpResource<MailSetup>(() => '/api/mails/setup');
  protected readonly list = injectPagedList<MailAnswer>('/api/mails', signal({}));
  protected readonly way = computed(() => (this.setup.hasValue() ? this.setup.value().way : null));
  protected readonly refusal = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total ? counted(total, 'message', 'messages', 'aucun') : '';
  });
  protected readonly columns: readonly Column[] = [
    { key: 'kind', label: 'Message', card: 'title' },
    { key: 'recipient', label: 'Destinataire' },
    { key: 'createdAt', label: 'Demandé le', oneLine: true },
    { key: 'state', label: 'État', card: 'aside', minWidth: '24rem' },
  ];

  protected readonly kindOf = MAIL_KIND_LABEL;
  protected readonly iconOf = MAIL_KIND_ICON;
  protected readonly lookOf = MAIL_STATE_LOOK;
  protected readonly stateOf = mailStateLabel;
  protected readonly troubleOf = mailTrouble;

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      clearTimeout(timer);
      const waits = this.list.items().some(({ state }) => state === 'waiting');
      if (waits && !this.list.loading()) timer = setTimeout(() => this.list.refresh(), this.pulse);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected tryOut(): Promise<void> {
    return this.doing(async () => {
      await this.api.try();
      return 'Message d’essai demandé';
    });
  }

  protected retry(mail: MailAnswer): Promise<void> {
    return this.doing(async () => {
      await this.api.retry(mail.id);
      return 'Le message est renvoyé';
    });
  }

  private async doing(act: () => Promise<string>): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    this.busy.set(true);
    try {
      const said = await act();
      await this.announcements.say(said);
    } catch (failure) {
      // What the server refuses is the person's to read; `refusalOf` throws anything else on.
      this.refusal.set(refusalOf(failure).sentence);
    } finally {
      this.busy.set(false);
      this.list.refresh();
    }
  }
}
