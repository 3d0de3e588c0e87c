import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { ROLE_LABEL, type AccountAnswer } from '@calanque/shared';
import { HistoryList } from '../../history/index';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { DayPipe, MomentPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { problemCode, refusalOf } from '../../ui/problem/refusal';
import { Badge } from '../../ui/state/badge';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { AccountApi } from '../account-api';
import { ACCOUNT_STATE_LOOK, ROLE_ICON, accountStateLabel, nameOf, sitesInWords } from '../account-words';
import { openLinkDialog } from '../link-dialog-opener';

/** `/comptes/:id` : what an account is, and opening, closing or changing it. Accounts are never deleted. */
@Component({
  selector: 'cal-account-page',
  imports: [
    Badge, Card, DayPipe, Fact, Facts, HistoryList, Icon, IconTile, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, MomentPipe, Notice,
    PageHeader, RouterLink, Waiting,
  ],
  templateUrl: './account-page.html',
  styleUrl: './account-page.css',
})
export class AccountPage {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(AccountApi);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly account = httpResource<AccountAnswer>(() => `/api/users/${this.id()}`);
  protected readonly refusal = signal<string | null>(null);
  /** One's own account is not closed by oneself from here: one would be out at once. */
  protected readonly own = computed(() => this.session.user()?.id === this.id());

  protected readonly roleLabel = ROLE_LABEL;
  protected readonly roleIcon = ROLE_ICON;
  protected readonly lookOf = ACCOUNT_STATE_LOOK;
  protected readonly labelOf = accountStateLabel;
  protected readonly nameOf = nameOf;
  protected readonly sitesInWords = sitesInWords;

  protected trailOf(account: AccountAnswer): readonly Crumb[] {
    return [{ label: 'Comptes', link: '/comptes' }, { label: nameOf(account) }];
  }

  protected async makeLink(account: AccountAnswer): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: account.state === 'invited' ? 'Faire un nouveau lien d’invitation ?' : 'Faire un lien de nouveau mot de passe ?',
      consequence:
        account.state === 'invited'
          ? 'Le lien remis auparavant ne marchera plus.'
          : `${nameOf(account)} choisira un nouveau mot de passe en ouvrant ce lien. L’ancien marche jusque-là.`,
      act: 'Faire le lien',
    });
    if (!sure) return;
    await this.doing(async () => {
      const made = await this.api.makeLink(account.id);
      this.account.reload();
      await openLinkDialog(this.dialogs, made);
    });
  }

  protected async signOutEverywhere(account: AccountAnswer): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: `Déconnecter ${nameOf(account)} partout ?`,
      consequence: 'Tous ses appareils seront déconnectés. Son mot de passe ne change pas : il lui suffira de se reconnecter.',
      act: 'Déconnecter partout',
    });
    if (!sure) return;
    await this.doing(async () => {
      await this.api.signOutEverywhere(account.id);
      await this.announcements.say('Tous les appareils de ce compte sont déconnectés');
    });
  }

  protected async disable(account: AccountAnswer): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'Désactiver ce compte ?',
      consequence:
        `${nameOf(account)} ne pourra plus se connecter, et ses appareils sont déconnectés tout de suite. Rien de ce qui a été fait avec ce compte n’est effacé ; vous pourrez le réactiver.`,
      act: 'Désactiver le compte',
      grave: true,
    });
    if (!sure) return;
    await this.doing(async () => {
      await this.api.disable(account);
      this.account.reload();
      await this.announcements.say('Compte désactivé');
    });
  }

  protected async enable(account: AccountAnswer): Promise<void> {
    await this.doing(async () => {
      await this.api.enable(account);
      this.account.reload();
      await this.announcements.say('Compte réactivé');
    });
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    try {
      await act();
    } catch (failure) {
      // What the server refuses is the person's to read; `refusalOf` throws anything else on.
      this.refusal.set(refusalOf(failure).sentence);
      if (problemCode(failure) === 'stale') this.account.reload();
    }
  }
}
