import { Directive, inject } from '@angular/core';
import { Field } from './field';

/** Ties a native control to the field around it: label, help, error, look. */
@Directive({
  selector: 'input[calControl], select[calControl], textarea[calControl]',
  host: {
    class: 'cal-control',
    '[id]': 'field.controlId',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() ? "true" : null',
    '[attr.aria-required]': 'field.optional() ? null : "true"',
  },
})
export class Control {
  protected readonly field = inject(Field);
}
