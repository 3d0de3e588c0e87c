import { Component, input } from '@angular/core';

/**
 * Facts of a thing, name and value: `<dl calFacts><div calFact label="MDS">Vitrolles</div></dl>`.
 * An unknown value shows as a dash by itself.
 */
@Component({
  selector: '[calFacts]',
  template: `<ng-content />`,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class Facts {}

@Component({
  selector: '[calFact]',
  template: `
    <dt>{{ label() }}</dt>
    <dd><ng-content /></dd>
  `,
  styles: `
    :host {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 1.5rem;
      padding-block: 0.5625rem;
    }

    :host(:not(:first-child)) {
      border-block-start: 1px solid var(--cal-line);
    }

    dt {
      flex: none;
      max-width: 50%;
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    dd {
      min-width: 0;
      font-weight: 600;
      text-align: end;
      overflow-wrap: anywhere;
    }

    dd:empty::before {
      content: '—';
      font-weight: 400;
      color: var(--cal-ink-2);
    }
  `,
})
export class Fact {
  readonly label = input.required<string>();
}
