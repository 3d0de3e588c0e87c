import { Component, computed, input } from '@angular/core';
import { Notice } from '../state/notice';
import type { MeanwhileChange } from './revision';

/** Says what somebody else changed while the form was open; nothing while nothing did. */
@Component({
  selector: 'cal-meanwhile-notice',
  imports: [Notice],
  host: { '[class.idle]': 'lines().length === 0' },
  template: `
    @if (lines().length > 0) {
      <cal-notice tone="ochre" icon="history" heading="Modifié entre-temps par quelqu’un d’autre">
        <ul>
          @for (line of lines(); track line.label) {
            <li>{{ line.label }} : <del><span class="cal-unseen">avant : </span>{{ line.before }}</del>&ngsp;<span aria-hidden="true">→</span><span class="cal-unseen">, maintenant :</span>&ngsp;{{ line.now }}</li>
          }
        </ul>
        Ce que vous aviez saisi est gardé. Relisez, puis enregistrez de nouveau.
      </cal-notice>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    :host(.idle) {
      display: none;
    }

    ul {
      margin-block: 0.25rem;
    }
  `,
})
export class MeanwhileNotice {
  readonly changes = input.required<readonly MeanwhileChange[]>();
  /** The fields' French names. A field without one is not told. */
  readonly labels = input.required<Readonly<Record<string, string>>>();
  /** A value in words; texts and numbers as they are unless told. */
  readonly words = input<(field: string, value: unknown) => string | null>(() => null);

  protected readonly lines = computed(() =>
    this.changes().flatMap(({ field, before, now }) => {
      const label = this.labels()[field];
      return label ? [{ label, before: this.say(field, before), now: this.say(field, now) }] : [];
    }),
  );

  private say(field: string, value: unknown): string {
    const words = this.words()(field, value);
    if (words !== null) return words;
    return typeof value === 'string' || typeof value === 'number' ? String(value) || 'vide' : value === null ? 'vide' : 'autre valeur';
  }
}
