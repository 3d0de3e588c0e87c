import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TRANSFER_STATE_LABEL, isOnTheWay, type LineProblem, type SignatureRole, type TransferAnswer } from '@calanque/shared';
import { DocumentOffers } from '../../document/index';
import { Session } from '../../session/session';
import { RouteFocus } from '../../shell/route-focus';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import type { Draft } from '../../ui/form/draft';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { MomentPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { refusalOf, type Refusal } from '../../ui/problem/refusal';
import { Badge } from '../../ui/state/badge';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { TransferApi } from '../transfer-api';
import { TRANSFER_LOOK, pieces } from '../transfer-words';
import { Arrival } from './arrival';
import type { CancelTransferData } from './cancel-transfer';
import type { OverrideData } from './send-anyway';
import { TransferLines } from './transfer-lines';

/** `/transferts/:id` : the slip: what goes, what became of each, and what is to be done now. */
@Component({
  selector: 'cal-transfer-page',
  imports: [Arrival, Badge, Card, DocumentOffers, Fact, Facts, Icon, IconTile, MatButton, MomentPipe, Notice, PageHeader, RouterLink, TransferLines, Waiting],
  templateUrl: './transfer-page.html',
  styleUrl: './transfer-page.css',
})
export class TransferPage implements HoldsDraft {
  private readonly api = inject(TransferApi);
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  private readonly focus = inject(RouteFocus);
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly transfer = httpResource<TransferAnswer>(() => `/api/transfers/${this.id()}`);
  private readonly now = computed(() => (this.transfer.hasValue() ? this.transfer.value() : null));
  /** Whether an act is under way. */
  protected readonly busy = signal(false);
  /** What the last act was refused with; gone once the transfer changes, unless that was the reason. */
  protected readonly refusal = linkedSignal<number | undefined, Refusal | null>({
    source: () => this.now()?.version,
    computation: (_, before) => (before?.value?.code === 'stale' ? before.value : null),
  });
  protected readonly problems = computed((): readonly LineProblem[] => this.refusal()?.lines ?? []);

  private readonly mayAct = computed(() => this.session.may('transfer:send'));
  protected readonly underWay = computed(() => this.now()?.state === 'sent' || this.now()?.state === 'receiving');
  protected readonly prepares = computed(() => this.mayAct() && this.now()?.state === 'draft' && this.now()?.maySend === true);
  protected readonly receives = computed(() => this.mayAct() && this.underWay() && this.now()?.mayReceive === true);
  protected readonly settles = computed(() => this.mayAct() && this.underWay() && this.now()?.maySend === true);
  protected readonly mayCallBack = computed(() => this.settles() && this.now()?.state === 'sent');
  protected readonly mayClose = computed(() => (this.receives() || this.settles()) && this.now()?.onTheWay === 0);
  protected readonly missing = computed(() => (this.now()?.lines ?? []).filter(({ outcome }) => outcome === 'missing').map(({ number }) => number));
  private readonly arrival = viewChild(Arrival);
  /** Until all is said of what was awaited, and of what came besides. */
  protected readonly arriving = computed(() =>
    this.receives() && ((this.now()?.lines ?? []).some(({ outcome }) => isOnTheWay(outcome)) || (this.arrival()?.hasExtras() ?? false)));
  /** Nothing is lost while nothing arrives. */
  readonly draft: Pick<Draft, 'changed' | 'done'> = {
    changed: computed(() => this.arrival()?.draft.changed() ?? false),
    done: () => this.arrival()?.draft.done(),
  };

  /** For which end one signs the slip. */
  protected readonly ends = computed((): SignatureRole[] => [...(this.now()?.maySend ? ['sender' as const] : []), ...(this.now()?.mayReceive ? ['receiver' as const] : [])]);

  protected readonly labelOf = TRANSFER_STATE_LABEL;
  protected readonly lookOf = TRANSFER_LOOK;
  protected readonly piecesOf = pieces;
  protected readonly trailOf = ({ from, to }: TransferAnswer): readonly Crumb[] => [{ label: 'Transferts', link: '/transferts' }, { label: `${from.name} vers ${to.name}` }];
  /** Whether nothing but what somebody has booked keeps the pieces, which may be overridden. */
  protected readonly overridable = computed(() =>
    this.session.may('custody:override') && this.problems().length > 0 && this.problems().every(({ code }) => code === 'equipment-booked'));

  protected async send(overrideReason: string | null = null): Promise<void> {
    const transfer = this.now();
    if (transfer) await this.perform(() => this.api.send(transfer.id, transfer.version, { overrideReason }), 'Transfert envoyé');
  }

  protected async sendAnyway(): Promise<void> {
    const reason = await this.dialogs.open<string, OverrideData>(() => import('./send-anyway').then((file) => file.SendAnyway), { count: this.problems().length });
    if (reason) await this.send(reason);
  }

  protected async close(): Promise<void> {
    const transfer = this.now();
    if (transfer) await this.perform(() => this.api.close(transfer.id, transfer.version), 'Transfert terminé');
  }

  protected async cancel(transfer: TransferAnswer): Promise<void> {
    const done = await this.dialogs.open<TransferAnswer, CancelTransferData>(() => import('./cancel-transfer').then((file) => file.CancelTransfer), { transfer });
    if (done) await this.show(done, transfer.state === 'draft' ? 'Transfert annulé' : 'Transfert rappelé');
  }

  protected async show(transfer: TransferAnswer, words: string): Promise<void> {
    this.refusal.set(null);
    this.transfer.set(transfer);
    this.focus.keepFocus();
    await this.announcements.say(words);
  }

  private async perform(act: () => Promise<TransferAnswer>, words: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.show(await act(), words);
    } catch (failure) {
      const refusal = refusalOf(failure);
      if (refusal.code === 'stale') this.transfer.reload();
      this.refusal.set(refusal);
    } finally {
      this.busy.set(false);
    }
  }
}
