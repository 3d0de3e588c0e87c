import { Component, ElementRef, inject, input, model, output, signal, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { Field } from '../ui/form/field';
import { Icon } from '../ui/icon/icon';

/** A password, hidden until one asks to see it. Stands inside a `cal-field`. */
@Component({
  selector: 'cal-secret',
  imports: [Icon],
  template: `
    <input
      #box
      class="cal-control"
      aria-required="true"
      [type]="shown() ? 'text' : 'password'"
      [id]="field.controlId"
      [attr.autocomplete]="autocomplete()"
      autocapitalize="none"
      spellcheck="false"
      [attr.aria-describedby]="field.describedBy()"
      [attr.aria-invalid]="field.error() ? 'true' : null"
      [value]="value()"
      (input)="value.set(box.value)"
      (blur)="touch.emit()"
    />
    <button type="button" [attr.aria-label]="shown() ? 'Cacher le mot de passe' : 'Voir le mot de passe'" (click)="shown.set(!shown())">
      <cal-icon [name]="shown() ? 'visibility_off' : 'visibility'" />
    </button>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }

    input {
      padding-inline-end: 3rem;
    }

    button {
      --cal-icon-size: 1.375rem;
      position: absolute;
      inset-block: 0.25rem;
      inset-inline-end: 0.25rem;
      display: grid;
      place-items: center;
      width: 2.5rem;
      padding: 0;
      border: 0;
      border-radius: var(--cal-radius-chip);
      background: none;
      color: var(--cal-ink-2);
      cursor: pointer;

      &:hover {
        color: var(--cal-ink);
      }
    }
  `,
})
export class SecretControl implements FormValueControl<string> {
  readonly value = model.required<string>();
  readonly autocomplete = input.required<'current-password' | 'new-password'>();
  readonly touch = output();

  protected readonly field = inject(Field);
  protected readonly shown = signal(false);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  focus(options?: FocusOptions): void {
    this.box().nativeElement.focus(options);
  }
}
