import { Component, ElementRef, computed, inject, input, model, output } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { injectRefusalHere } from '../../ui/form/submission';
import { Icon } from '../../ui/icon/icon';
import { hoursOf, spansOf, timeOfText, type Span } from '../opening-hours';

/** What an open day begins with: right nine times in ten. */
export const USUAL_HOURS = '08:30-12:00 13:30-17:00';
const USUAL_AFTERNOON: Span = { from: '13:30', to: '17:00' };

let drawn = 0;

/** When a site is open on one weekday: closed, one span or two. The field holds `08:30-12:00 13:30-17:00`, or nothing. */
@Component({
  selector: 'cal-day-hours',
  imports: [Icon],
  templateUrl: './day-hours.html',
  styleUrl: './day-hours.css',
})
export class DayHours implements FormValueControl<string> {
  /** « Lundi » */
  readonly day = input.required<string>();

  readonly value = model.required<string>();
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touched = input(false);
  readonly touch = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly refusal = injectRefusalHere();
  protected readonly errorId = `cal-day-hours-${++drawn}`;
  protected readonly open = computed(() => this.value() !== '');
  protected readonly spans = computed(() => spansOf(this.value()));
  protected readonly error = computed(() => (this.touched() ? (this.errors()[0]?.message ?? this.refusal()) : null));

  focus(options?: FocusOptions): void {
    this.host.nativeElement.querySelector<HTMLInputElement>(this.open() ? 'input[type=text]' : 'input')?.focus(options);
  }

  protected setOpen(open: boolean): void {
    this.value.set(open ? USUAL_HOURS : '');
    this.touch.emit();
  }

  protected setTime(index: number, end: keyof Span, box: HTMLInputElement): void {
    const time = timeOfText(box.value);
    // The value may stay the same when only its spelling differs: the box shows the usual one all the same.
    box.value = time;
    this.value.set(hoursOf(this.spans().map((span, place) => (place === index ? { ...span, [end]: time } : span))));
  }

  protected addSpan(): void {
    this.value.set(hoursOf([...this.spans(), USUAL_AFTERNOON]));
  }

  protected removeSpan(index: number): void {
    this.value.set(hoursOf(this.spans().filter((_, place) => place !== index)));
    this.touch.emit();
  }
}
