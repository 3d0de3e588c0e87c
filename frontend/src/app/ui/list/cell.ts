import { Directive, TemplateRef, inject, input } from '@angular/core';
import type { PagedList } from './paged-list';

/** One column of a list, and its place on a phone's card. */
export interface Column {
  /** Names the template that draws it: `<ng-template calCell="state" …>`. */
  readonly key: string;
  readonly label: string;
  /** What the API calls this order; absent when one cannot sort by it. */
  readonly sort?: string;
  /**
   * On a card: the first line (`title`), the right of it (`aside`), the corner at the end of the first line (`corner`),
   * a line with its label (`line`, unless told), or nothing.
   */
  readonly card?: 'title' | 'aside' | 'corner' | 'line' | 'none';
  /** `none` when the table has no such column: one can only order by it. Shown unless told. */
  readonly table?: 'shown' | 'none';
  /** The label is for screen readers only, as above a column of buttons. */
  readonly quietLabel?: boolean;
  readonly align?: 'start' | 'end';
  /** Whether its text stays on one line, as a date does. */
  readonly oneLine?: boolean;
  /** The least width in the table, as CSS writes it; as narrow as its words allow unless told. */
  readonly minWidth?: string;
  /** Whether its text is the link of the row (`linkOf` of the frame). */
  readonly link?: boolean;
}

/** How one column draws a row: `<ng-template calCell="number" [of]="list" let-piece>{{ piece.number }}</ng-template>`. */
@Directive({ selector: 'ng-template[calCell]' })
export class Cell<Row> {
  readonly key = input.required<string>({ alias: 'calCell' });
  /** The list whose rows are drawn; it tells the compiler the row's type. */
  readonly of = input.required<PagedList<Row>>();
  readonly template = inject<TemplateRef<{ $implicit: Row }>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_cell: Cell<Row>, _context: unknown): _context is { $implicit: Row } {
    return true;
  }
}
