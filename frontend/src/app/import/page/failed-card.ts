import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportDetail } from '@calanque/shared';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { problemCode } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { Attempt } from '../attempt';
import { ImportApi } from '../import-api';
import type { ImportWatch } from '../import-watch';

/** An import that stopped: why, and the way to go on from where it was. */
@Component({
  selector: 'cal-failed-card',
  imports: [Card, Icon, MatButton, Notice, RouterLink],
  template: `
    <cal-card>
      <div class="text">
        <h2 tabindex="-1">L’import s’est arrêté</h2>
        <cal-notice tone="coral" icon="error">{{ detail().failure ?? 'Une erreur est survenue de notre côté.' }}</cal-notice>
        <p>Ce qui était déjà fait reste fait, et ne sera pas fait deux fois : « Reprendre » continue là où il s’est arrêté.</p>
        @if (attempt.refusal(); as refusal) {
          <p class="refusal" role="alert"><cal-icon name="error" /><span>{{ refusal.sentence }}</span></p>
        }
        <div class="cal-form-acts">
          <button matButton="filled" type="button" [disabled]="attempt.busy()" disabledInteractive (click)="resume()">Reprendre</button>
          <a matButton="outlined" routerLink="/imports/nouveau" [queryParams]="{ kind: detail().kind }">Importer un autre fichier</a>
        </div>
      </div>
    </cal-card>
  `,
  styles: `
    .text {
      display: grid;
      gap: 1rem;
      max-width: 44rem;
    }

    .refusal {
      --cal-icon-size: 1.25rem;
      display: flex;
      gap: 0.375rem;
      color: var(--cal-coral);
      font-weight: 600;
    }

    .cal-form-acts {
      margin: 0;
    }
  `,
})
export class FailedCard {
  private readonly api = inject(ImportApi);

  readonly detail = input.required<ImportDetail>();
  readonly watch = input.required<ImportWatch>();

  protected readonly attempt = new Attempt(() => this.watch());

  protected resume(): Promise<void> {
    const { id } = this.detail();
    return this.attempt.run(async () => this.watch().take(await this.goOn(id)));
  }

  /** What stopped before it was confirmed is checked again instead. */
  private async goOn(id: string): Promise<ImportDetail> {
    try {
      return await this.api.resume(id);
    } catch (failure) {
      // Any other refusal is shown.
      if (problemCode(failure) !== 'import-not-checked') throw failure;
      return this.api.check(id);
    }
  }
}
