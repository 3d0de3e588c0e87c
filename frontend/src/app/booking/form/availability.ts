import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { FreeTime, FreeTimes } from '@calanque/shared';
import type { Subscription } from 'rxjs';
import { Icon } from '../../ui/icon/icon';
import { refusalOf } from '../../ui/problem/refusal';
import { whenOf } from '../booking-words';

/** As long as somebody goes on choosing, nothing is asked. */
const PAUSE_MS = 250;

/** Whether what is wanted is free then, and when it is next; one press takes a proposed time. */
@Component({
  selector: 'cal-availability',
  imports: [Icon],
  template: `
    <div class="answer" role="status">
      @if (trouble(); as sentence) {
        <p class="taken"><cal-icon name="error" />{{ sentence }}</p>
      } @else if (times(); as times) {
        @if (times.free) {
          <p class="free"><cal-icon name="event_available" /><span>{{ freeSentence() }}</span></p>
        } @else {
          <p class="taken"><cal-icon name="event_busy" /><span>{{ takenSentence() }}</span></p>
        }
      } @else {
        <p class="asking">{{ asked() ? 'Recherche des disponibilités…' : 'Dites quoi, du quand au quand : les disponibilités s’affichent ici.' }}</p>
      }
    </div>
    @if (times(); as times) {
      @if (!times.free && times.taken.length > 0) {
        <ul class="weeks">
          @for (week of times.taken; track week.start) {
            <li>{{ when(week.start, week.end) }}</li>
          }
        </ul>
      }
      @if (!times.free && times.next.length > 0) {
        <p class="next">Libre ensuite :</p>
        <div class="proposals">
          @for (time of times.next; track time.start) {
            <button type="button" class="cal-chip" (click)="chosen.emit(time)"><cal-icon name="event_available" />{{ when(time.start, time.end) }}</button>
          }
        </div>
      }
    }
  `,
  styles: `
    :host {
      --cal-icon-size: 1.375rem;
      display: grid;
      gap: 0.625rem;
      padding: 0.875rem 1rem;
      border-radius: var(--cal-radius-option);
      background: var(--cal-sunken);
    }

    .answer p {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      font-weight: 600;
    }

    .answer .asking {
      color: var(--cal-ink-2);
      font-weight: 400;
    }

    .free {
      color: var(--cal-pine);
    }

    .taken {
      color: var(--cal-coral);
    }

    .weeks {
      padding-inline-start: 1.25rem;
      font-size: 0.9375rem;
    }

    .next {
      color: var(--cal-ink-2);
    }

    .proposals {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }

    .proposals .cal-chip {
      min-height: 2.75rem;
    }
  `,
})
export class Availability {
  private readonly http = inject(HttpClient);

  /** The parameters of `free-times`; null while there is nothing to ask. */
  readonly asked = input.required<Readonly<Record<string, string>> | null>();
  /** Counted up when what was known is out of date. */
  readonly revision = input(0);
  readonly chosen = output<FreeTime>();

  protected readonly times = signal<FreeTimes | null>(null);
  protected readonly trouble = signal<string | null>(null);
  protected readonly when = whenOf;

  protected readonly freeSentence = computed(() => {
    const count = this.times()?.pieces ?? 0;
    const each = this.asked()?.['weeklyUntil'] ? ' chaque semaine' : '';
    return count > 1 ? `Libre${each} : ${count} conviennent.` : `Libre${each}.`;
  });
  protected readonly takenSentence = computed(() => {
    const taken = this.times()?.taken.length ?? 0;
    if (this.times()?.next.length === 0) return 'Rien ne convient à ce moment, ni dans les semaines qui suivent.';
    return this.asked()?.['weeklyUntil'] && taken > 0 ? `Déjà pris pendant ${taken} ${taken > 1 ? 'semaines' : 'semaine'} :` : 'Ce n’est pas libre à ce moment.';
  });

  constructor() {
    effect((cleanUp) => {
      const params = this.asked();
      this.revision();
      this.times.set(null);
      this.trouble.set(null);
      if (!params) return;
      let running: Subscription | undefined;
      const timer = setTimeout(() => {
        running = this.http.get<FreeTimes>('/api/bookings/free-times', { params }).subscribe({
          next: (times) => this.times.set(times),
          error: (failure: unknown) => this.trouble.set(refusalOf(failure).sentence),
        });
      }, PAUSE_MS);
      cleanUp(() => {
        clearTimeout(timer);
        running?.unsubscribe();
      });
    });
  }
}
