import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AccountWithLink } from '@calanque/shared';
import { injectDialogData } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { timeOf, weekday } from '../ui/format/dates';
import { Icon } from '../ui/icon/icon';
import { refusalOf } from '../ui/problem/refusal';
import { Notice } from '../ui/state/notice';
import { AccountApi } from './account-api';
import { nameOf } from './account-words';

/** A one-time link to hand over: shown once, copied with one button. */
@Component({
  selector: 'cal-link-dialog',
  imports: [DialogFrame, Icon, MatButton, Notice],
  template: `
    <cal-dialog-frame [heading]="'Lien pour ' + name" consequence="Remettez-le en main propre ou par une voie sûre : qui l’ouvre choisit le mot de passe du compte." cancel="Fermer">
      <label>
        <span>Lien à usage unique</span>
        <input #box class="cal-control" readonly [value]="made.link.url" (focus)="box.select()" />
      </label>
      <p class="until"><cal-icon name="schedule" />Valable une fois, jusqu’au {{ until }}.</p>
      <cal-notice tone="ochre" icon="visibility_off">Ce lien ne sera plus montré : copiez-le maintenant.</cal-notice>
      @if (made.byMail) {
        <button class="mail" matButton="outlined" type="button" [disabled]="mailing() || mailed()" disabledInteractive (click)="mail()">
          <cal-icon [name]="mailed() ? 'check' : 'mail'" />{{ mailed() ? 'E-mail demandé' : 'Envoyer par e-mail' }}
        </button>
      }
      @if (refusal(); as refusal) {
        <div role="alert"><cal-notice tone="coral" icon="error">{{ refusal }}</cal-notice></div>
      }
      @if (mailed()) {
        <cal-notice tone="pine" icon="check_circle">Le lien part par e-mail à {{ made.account.email }}.</cal-notice>
      }
      <p class="cal-unseen" role="status">{{ said() }}</p>
      <button act matButton="filled" type="button" (click)="copy()">
        <cal-icon [name]="copied() ? 'check' : 'content_copy'" />{{ copied() ? 'Copié' : 'Copier le lien' }}
      </button>
    </cal-dialog-frame>
  `,
  styles: `
    label {
      display: grid;
      gap: 0.375rem;
      font-weight: 600;
    }

    input {
      font-weight: 400;
    }

    .mail {
      justify-self: start;
    }

    .until {
      --cal-icon-size: 1.25rem;
      display: flex;
      align-items: center;
      gap: 0.5rem;
      color: var(--cal-ink-2);
    }
  `,
})
export class LinkDialog {
  private readonly api = inject(AccountApi);
  private readonly clipboard = inject(Clipboard);

  protected readonly made = injectDialogData<AccountWithLink>();
  protected readonly name = nameOf(this.made.account);
  protected readonly until = `${weekday(this.made.link.expiresAt)} à ${timeOf(this.made.link.expiresAt)}`;
  protected readonly copied = signal(false);
  protected readonly mailing = signal(false);
  protected readonly mailed = signal(false);
  protected readonly refusal = signal<string | null>(null);
  /** For screen readers: what was done last. */
  protected readonly said = signal('');

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.made.link.url));
    if (this.copied()) this.said.set('Lien copié');
  }

  protected async mail(): Promise<void> {
    if (this.mailing() || this.mailed()) return;
    this.refusal.set(null);
    this.mailing.set(true);
    try {
      await this.api.mailLink(this.made);
      this.mailed.set(true);
      this.said.set('E-mail demandé');
    } catch (failure) {
      // What the server refuses is the person's to read; `refusalOf` throws anything else on.
      this.refusal.set(refusalOf(failure).sentence);
    } finally {
      this.mailing.set(false);
    }
  }
}
