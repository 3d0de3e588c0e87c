import { Component, ElementRef, afterNextRender, computed, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { WEAR_LABEL, type LoanAnswer, type LoanLine } from '@calanque/shared';
import { DocumentOffers } from '../../document/index';
import { longDay } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { borrowerName, phoneInGroups } from '../loan-words';

/** « Prêt enregistré » : what was lent to whom until when, its papers, and the way on to the next. */
@Component({
  selector: 'cal-loan-done',
  imports: [DocumentOffers, Icon, MatButton, RouterLink],
  template: `
    @let loan = this.loan();
    <section aria-labelledby="cal-lent">
      <p class="mark"><cal-icon name="check_circle" /></p>
      <h2 id="cal-lent" #heading tabindex="-1">Prêt enregistré</h2>
      <p><strong>{{ nameOf(loan.borrower) }}</strong> · retour le {{ day(loan.dueAt) }}</p>
      <ul>
        @for (line of loan.lines; track line.custodyId) {
          <li><span class="cal-number">{{ line.number }}</span>&ngsp;{{ line.maker }} {{ line.modelName }}<span class="with">{{ withWords(line) }}</span></li>
        }
      </ul>
      <p class="cal-quiet">{{ reminder() }}</p>
      <cal-document-offers class="papers" [about]="'/api/loans/' + loan.id" />
      <div class="acts">
        <button #next matButton="filled" type="button" (click)="another.emit()"><cal-icon name="add" />Nouveau prêt</button>
        <a matButton="outlined" [routerLink]="['/prets', loan.id]">Voir ce prêt</a>
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      justify-items: start;
      gap: 0.75rem;
      max-width: 46rem;
      padding: 1.75rem;
      border: 1px solid var(--cal-line);
      border-radius: var(--cal-radius-card);
      background: var(--cal-surface);
      box-shadow: var(--cal-shadow);
    }

    .mark {
      --cal-icon-size: 2rem;
      display: grid;
      place-items: center;
      width: 3.5rem;
      height: 3.5rem;
      border-radius: var(--cal-radius-full);
      background: var(--cal-pine-container);
      color: var(--cal-pine);
    }

    h2 {
      font-size: 1.5rem;
    }

    ul {
      display: grid;
      gap: 0.375rem;
    }

    .with {
      display: block;
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    .papers {
      width: 100%;
      padding-block: 1rem;
      border-block: 1px solid var(--cal-line);
    }

    .papers:empty {
      display: none;
    }

    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      margin-block-start: 0.5rem;
    }
  `,
})
export class LoanDone {
  readonly loan = input.required<LoanAnswer>();
  /** One wants to make the next loan. */
  readonly another = output();

  private readonly next = viewChild.required<unknown, ElementRef<HTMLElement>>('next', { read: ElementRef });

  protected readonly nameOf = borrowerName;
  protected readonly day = longDay;
  protected readonly reminder = computed(() => {
    const { email, phone } = this.loan().borrower;
    if (email) return `Un rappel partira à ${email} avant le retour.`;
    return phone ? `En cas de retard, ${phoneInGroups(phone)} sera sur la liste d’appels.` : '';
  });

  constructor() {
    // The next Enter goes on with the next person in the queue.
    afterNextRender(() => this.next().nativeElement.focus());
  }

  protected withWords({ accessories, wearOut }: LoanLine): string {
    const along = accessories.map(({ label }) => label.toLowerCase()).join(', ');
    return `${WEAR_LABEL[wearOut]}${along ? ` · avec ${along}` : ''}`;
  }
}
