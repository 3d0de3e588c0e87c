import { Component, computed, input } from '@angular/core';
import type { SearchHit } from '@calanque/shared';
import { Badge } from '../ui/state/badge';
import { IconTile } from '../ui/state/icon-tile';
import { wordsOf } from './hit-words';

/** One hit on a line: what it is, its number, enough to know it from the next, its state. */
@Component({
  selector: 'cal-hit-line',
  imports: [Badge, IconTile],
  template: `
    @let words = this.words();
    <cal-icon-tile [icon]="words.icon" />
    <span class="words">
      <span class="name">
        <span class="cal-unseen">{{ words.kind }} : </span><strong>{{ words.name }}</strong>&ngsp;
        @if (words.number; as number) {
          <span class="cal-number">{{ number }}</span>
        }
      </span>
      @let nearly = tellsNearly() && words.nearly;
      @if (words.detail || nearly) {
        <span class="detail">
          {{ words.detail }}
          @if (nearly) {
            <em>{{ words.detail ? ' · ' : '' }}orthographe proche</em>
          }
        </span>
      }
    </span>
    @if (words.state; as state) {
      <cal-badge [tone]="state.tone" [icon]="state.icon">{{ state.label }}</cal-badge>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 0.25rem 0.875rem;
      min-width: 0;
    }

    .words {
      display: grid;
      flex: 1;
      gap: 0.0625rem;
      min-width: 0;
      line-height: 1.35;
      overflow-wrap: anywhere;
    }

    .name {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
    }

    strong {
      font-weight: 600;
    }

    .detail {
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    @media (max-width: 639px) {
      :host {
        flex-wrap: wrap;
      }

      .words {
        flex-basis: calc(100% - 3.25rem);
      }

      cal-badge {
        margin-inline-start: 3.25rem;
      }
    }
  `,
})
export class HitLine {
  readonly hit = input.required<SearchHit>();

  /** Whether to say that it was found with a typing error: where its heading does not say it of all. */
  readonly tellsNearly = input(false);

  protected readonly words = computed(() => wordsOf(this.hit()));
}
