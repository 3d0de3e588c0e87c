import { booleanAttribute, Component, computed, input } from '@angular/core';
import type { ReadonlyFieldTree } from '@angular/forms/signals';
import { Icon } from '../icon/icon';
import { injectSentenceAt } from './submission';

let drawn = 0;

/**
 * A form field: label above, control, help under it, and the error sentence once the field was left or
 * the form sent. Inside stands one control that carries `calControl`, or a control of `ui/form`.
 *
 * ```html
 * <cal-field label="Numéro de série" help="Au dos de l’appareil" optional [field]="form.serial">
 *   <input calControl [formField]="form.serial" />
 * </cal-field>
 * ```
 */
@Component({
  selector: 'cal-field',
  imports: [Icon],
  templateUrl: './field.html',
  styleUrl: './field.css',
})
export class Field {
  readonly label = input.required<string>();
  readonly help = input<string>();
  /** Whether it may stay empty; said beside the label. */
  readonly optional = input(false, { transform: booleanAttribute });
  readonly field = input.required<ReadonlyFieldTree<unknown>>();

  /** The id of the control, so that the label names it. */
  readonly controlId = `cal-field-${++drawn}`;
  protected readonly helpId = `${this.controlId}-help`;
  protected readonly errorId = `${this.controlId}-error`;
  private readonly sentenceAt = injectSentenceAt();

  /** The sentence to show, or null while there is none to show yet. */
  readonly error = computed(() => this.sentenceAt(this.field()));
  /** What describes the control, for `aria-describedby`. */
  readonly describedBy = computed(() => [this.error() ? this.errorId : '', this.help() ? this.helpId : ''].filter(Boolean).join(' ') || null);
}
