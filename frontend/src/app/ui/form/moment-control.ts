import { Component, ElementRef, inject, input, model, output, viewChild } from '@angular/core';
import { transformedValue, type FormValueControl } from '@angular/forms/signals';
import { instantOf, parisMinute } from '../format/dates';
import { Field } from './field';

/**
 * Day and time on the clocks of Paris, for a field that holds an instant (ISO 8601) or null:
 * `<cal-field …><cal-moment [formField]="form.startedAt" /></cal-field>`.
 */
@Component({
  selector: 'cal-moment',
  template: `
    <input
      #box
      class="cal-control"
      type="datetime-local"
      [id]="field.controlId"
      [attr.aria-describedby]="field.describedBy()"
      [attr.aria-invalid]="field.error() ? 'true' : null"
      [max]="latest() ?? ''"
      [disabled]="disabled()"
      [value]="wallClock()"
      (input)="wallClock.set(box.value)"
      (blur)="touch.emit()"
    />
  `,
  styles: `
    :host {
      display: block;
    }

    input {
      max-width: 16rem;
    }
  `,
})
export class MomentControl implements FormValueControl<string | null> {
  readonly value = model.required<string | null>();
  readonly disabled = input(false);
  /** The last moment offered, as `2026-11-23T10:42`. */
  readonly latest = input<string>();
  readonly touch = output();

  protected readonly field = inject(Field);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly wallClock = transformedValue<string | null, string>(this.value, {
    parse: (text) => (text === '' ? { value: null } : { value: instantOf(text) }),
    format: (instant) => (instant ? parisMinute(new Date(instant)) : ''),
  });

  focus(options?: FocusOptions): void {
    this.box().nativeElement.focus(options);
  }
}
