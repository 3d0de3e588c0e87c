import { Component, ElementRef, computed, inject, input, model, output } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import type { Reference } from '@calanque/shared';
import { injectRefusalHere } from '../../ui/form/submission';
import { Icon } from '../../ui/icon/icon';

let drawn = 0;

/** The sites in which an account works: any of them, all in view. */
@Component({
  selector: 'cal-site-choice',
  imports: [Icon],
  template: `
    <fieldset [attr.aria-describedby]="error() ? errorId : null">
      <legend>MDS</legend>
      <div class="options">
        @for (site of sites(); track site.id) {
          <label class="cal-tick">
            <input class="cal-check" type="checkbox" [checked]="value().includes(site.id)" (change)="toggle(site.id)" (blur)="touch.emit()" />
            {{ site.name }}
          </label>
        }
      </div>
      @if (error(); as error) {
        <p class="error" [id]="errorId"><cal-icon name="error" /><span>{{ error }}</span></p>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      min-width: 0;
      padding: 0;
      margin: 0;
      border: 0;
    }

    legend {
      padding: 0;
      margin-block-end: 0.25rem;
      font-weight: 600;
    }

    .options {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
      gap: 0 1rem;
    }

    .error {
      --cal-icon-size: 1.125rem;
      display: flex;
      align-items: flex-start;
      gap: 0.375rem;
      margin-block-start: 0.25rem;
      color: var(--cal-coral);
      font-size: 0.875rem;
      font-weight: 600;
    }
  `,
})
export class SiteChoice implements FormValueControl<readonly string[]> {
  readonly sites = input.required<readonly Reference[]>();

  readonly value = model.required<readonly string[]>();
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touched = input(false);
  readonly touch = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly refusal = injectRefusalHere();
  protected readonly errorId = `cal-site-choice-${++drawn}`;
  protected readonly error = computed(() => (this.touched() ? (this.errors()[0]?.message ?? this.refusal()) : null));

  focus(options?: FocusOptions): void {
    this.host.nativeElement.querySelector('input')?.focus(options);
  }

  protected toggle(id: string): void {
    const before = this.value();
    this.value.set(before.includes(id) ? before.filter((other) => other !== id) : [...before, id]);
  }
}
