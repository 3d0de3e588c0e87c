import { Component, computed, input, linkedSignal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { parisMinute } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { Field } from '../../ui/form/field';
import { MomentControl } from '../../ui/form/moment-control';
import { injectRefusalAt } from '../../ui/form/submission';

/** When an act happened: now, unless one says another date and time. The field holds an instant, or null for now. */
@Component({
  selector: 'cal-act-moment',
  imports: [Field, FormField, Icon, MatButton, MomentControl],
  template: `
    @if (dated()) {
      <cal-field [label]="label()" [field]="field()" help="Maintenant, ou une date passée.">
        <cal-moment [latest]="latest" [formField]="field()" />
      </cal-field>
      <button matButton type="button" (click)="setNow()">Maintenant</button>
    } @else {
      <p class="now"><cal-icon name="schedule" /><span>{{ label() }} : <strong>maintenant</strong></span></p>
      <button matButton type="button" (click)="setAnother()">Indiquer une autre date</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.5rem;
    }

    .now {
      --cal-icon-size: 1.375rem;
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 2.5rem;

      cal-icon {
        color: var(--cal-ink-2);
      }

      strong {
        font-weight: 600;
      }
    }
  `,
})
export class ActMoment {
  readonly field = input.required<FieldTree<string | null>>();
  /** « Depuis », « Repris le » */
  readonly label = input.required<string>();

  protected readonly latest = parisMinute(new Date());
  private readonly refusalAt = injectRefusalAt();
  private readonly inFault = computed(() => this.field()().touched() && (this.field()().invalid() || this.refusalAt(this.field()) !== null));
  protected readonly dated = linkedSignal<boolean, boolean>({
    source: this.inFault,
    computation: (inFault, previous) => inFault || (previous?.value ?? this.field()().value() !== null),
  });

  protected setNow(): void {
    this.field()().value.set(null);
    this.dated.set(false);
  }

  protected setAnother(): void {
    this.field()().value.set(new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString());
    this.dated.set(true);
  }
}
