import { Component, input, output } from '@angular/core';
import type { Borrower } from '@calanque/shared';
import { counted } from '../../ui/format/numbers';
import { IconTile } from '../../ui/state/icon-tile';
import { borrowerName, phoneInGroups } from '../loan-words';

/** A proposal of the borrower's field: somebody known, or somebody new of the typed name. */
export interface BorrowerProposal {
  readonly id: string;
  /** Null for somebody new. */
  readonly borrower: Borrower | null;
  readonly text: string;
}

/** What tells a borrower from another of the same name: the contact, and what they have now. */
export function detailsOf({ email, phone, openLoans }: Borrower): string {
  const contact = email ?? (phone ? phoneInGroups(phone) : 'Sans contact');
  return openLoans > 0 ? `${contact} · ${counted(openLoans, 'prêt en cours', 'prêts en cours', 'aucun')}` : contact;
}

/** A line of the proposals. The focus stays in the field, whose keys choose; a pointer chooses here. */
@Component({
  selector: 'cal-borrower-option',
  imports: [IconTile],
  host: {
    role: 'option',
    '[id]': 'proposal().id',
    '[attr.aria-selected]': 'active()',
    '[class.active]': 'active()',
    '(mousedown)': '$event.preventDefault()',
    '(click)': 'taken.emit()',
  },
  template: `
    @if (proposal().borrower; as borrower) {
      <cal-icon-tile icon="person" />
      <span><strong>{{ nameOf(borrower) }}</strong><span>{{ detailsOf(borrower) }}</span></span>
    } @else {
      <cal-icon-tile icon="person_add" />
      <span><strong>Nouvel emprunteur : {{ proposal().text }}</strong><span>Il restera à donner un e-mail ou un téléphone</span></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      min-width: 0;
      padding: 0.5rem 0.625rem;
      border-radius: var(--cal-radius-chip);
      cursor: pointer;

      &:hover {
        background: var(--cal-sunken);
      }
    }

    :host(.active) {
      background: var(--cal-chosen);
      box-shadow: inset 0 0 0 2px var(--cal-primary);
    }

    span {
      display: grid;
      min-width: 0;
      line-height: 1.35;
      overflow-wrap: anywhere;
    }

    span > span {
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    @media (forced-colors: active) {
      :host(.active) {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
})
export class BorrowerOption {
  readonly proposal = input.required<BorrowerProposal>();
  readonly active = input.required<boolean>();
  readonly taken = output();

  protected readonly nameOf = borrowerName;
  protected readonly detailsOf = detailsOf;
}
