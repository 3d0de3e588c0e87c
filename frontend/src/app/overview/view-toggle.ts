import { Component, model } from '@angular/core';

/** Shows a chart as its table, and back. */
@Component({
  selector: 'cal-view-toggle',
  template: `<button type="button" (click)="table.set(!table())">{{ table() ? 'voir le graphique' : 'voir en tableau' }}</button>`,
  styles: `
    button {
      padding: 0.25rem 0;
      margin: -0.25rem 0;
      border: 0;
      background: none;
      color: var(--cal-ink);
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 0.18em;
      cursor: pointer;

      &:hover {
        color: var(--cal-primary);
      }
    }
  `,
})
export class ViewToggle {
  /** Whether the table is shown. */
  readonly table = model.required<boolean>();
}
