import { Component, ElementRef, computed, inject, input, model, output } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-drawings';
import { injectRefusalHere } from './submission';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly help?: string;
}

let drawn = 0;

/** One of a few, all in view: `<cal-choices legend="Catégorie" [options]="categories" [formField]="form.category" />`. */
@Component({
  selector: 'cal-choices',
  imports: [Icon],
  templateUrl: './choices.html',
  styleUrl: './choices.css',
})
export class Choices implements FormValueControl<string> {
  readonly legend = input.required<string>();
  readonly options = input.required<readonly Choice[]>();
  readonly help = input<string>();

  readonly value = model.required<string>();
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touched = input(false);
  readonly disabled = input(false);
  readonly touch = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly refusal = injectRefusalHere();
  protected readonly groupId = `cal-choices-${++drawn}`;
  protected readonly error = computed(() => (this.touched() ? (this.errors()[0]?.message ?? this.refusal()) : null));
  protected readonly describedBy = computed(
    () => [this.error() ? `${this.groupId}-error` : '', this.help() ? `${this.groupId}-help` : ''].filter(Boolean).join(' ') || null,
  );

  focus(options?: FocusOptions): void {
    const inputs = this.host.nativeElement.querySelectorAll('input');
    ([...inputs].find((candidate) => candidate.checked) ?? inputs[0])?.focus(options);
  }
}
