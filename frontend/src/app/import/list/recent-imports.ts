import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { IMPORT_KIND_LABEL, type ImportSummary, type Page } from '@calanque/shared';
import { MomentPipe } from '../../ui/format/pipes';
import { Card } from '../../ui/page/card';
import { Badge } from '../../ui/state/badge';
import { Failure } from '../../ui/state/failure';
import { IconTile } from '../../ui/state/icon-tile';
import { IMPORT_STATE_LABEL, IMPORT_STATE_LOOK, KIND_WORDS, countedRows } from '../import-words';
import { injectFollowedImports } from './followed-imports';
import { resultOf } from './import-result';

const SHOWN = 5;

/** The last files that one brought, to find again what was left in the middle. */
@Component({
  selector: 'cal-recent-imports',
  imports: [Badge, Card, Failure, IconTile, MomentPipe, RouterLink],
  template: `
    @if (imports.error(); as failure) {
      <cal-card heading="Vos derniers imports"><cal-failure [failure]="failure" (retry)="imports.reload()" /></cal-card>
    } @else if (shown().length > 0) {
      <cal-card heading="Vos derniers imports">
        <a aside routerLink="/imports">Tous vos imports</a>
        <ul>
          @for (listed of shown(); track listed.id) {
            @let item = followed()(listed);
            <li>
              <cal-icon-tile [icon]="wordsOf[item.kind].icon" />
              <div class="words">
                <a class="cal-row-link" [routerLink]="['/imports', item.id]">{{ item.fileName }}</a>
                <p>{{ kindOf[item.kind] }} · {{ rowsOf(item.rowCount) }} · {{ item.createdAt | calMoment }}</p>
                @if (resultOf(item); as result) {
                  <p>{{ result }}</p>
                }
              </div>
              <cal-badge [tone]="lookOf[item.state].tone" [icon]="lookOf[item.state].icon">{{ labelOf[item.state] }}</cal-badge>
            </li>
          }
        </ul>
      </cal-card>
    }
  `,
  styles: `
    li {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.375rem 0.75rem;
      padding: 0.625rem;
      margin-inline: -0.625rem;
      border-radius: var(--cal-radius-chip);
    }

    li:hover {
      background: color-mix(in srgb, var(--cal-sunken) 45%, transparent);
    }

    .words {
      flex: 1 1 11rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }

    p {
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }
  `,
})
export class RecentImports {
  protected readonly imports = httpResource<Page<ImportSummary>>(() => `/api/imports?limit=${SHOWN}`);
  protected readonly shown = computed(() => (this.imports.hasValue() ? this.imports.value().items : []));

  protected readonly followed = injectFollowedImports(this.shown);

  protected readonly kindOf = IMPORT_KIND_LABEL;
  protected readonly labelOf = IMPORT_STATE_LABEL;
  protected readonly lookOf = IMPORT_STATE_LOOK;
  protected readonly resultOf = resultOf;
  protected readonly wordsOf = KIND_WORDS;
  protected readonly rowsOf = countedRows;
}
