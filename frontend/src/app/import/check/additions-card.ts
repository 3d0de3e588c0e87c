import { Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportAddition } from '@calanque/shared';
import { counted } from '../../ui/format/numbers';
import { Card } from '../../ui/page/card';
import { countedRows } from '../import-words';

const SHOWN = 8;

/** The models and rooms that the rows need and that are not there yet: they would be made with them. */
@Component({
  selector: 'cal-additions-card',
  imports: [Card, MatButton],
  template: `
    @for (group of groups(); track group.kind) {
      <cal-card [heading]="group.heading">
        <p class="cal-quiet cal-small">{{ group.note }}</p>
        <ul>
          @for (addition of group.shown; track addition.name + addition.detail) {
            <li>
              <span class="name">{{ addition.name }} <span class="detail">{{ addition.detail }}</span></span>
              <span class="rows">{{ rowsOf(addition.rows) }}</span>
            </li>
          }
        </ul>
        @if (group.hidden > 0) {
          <button matButton type="button" (click)="opened.set(group.kind)">Afficher les {{ group.hidden }} autres</button>
        }
      </cal-card>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
      align-items: start;
      gap: 1.25rem;
    }

    ul {
      margin-block-start: 0.5rem;
    }

    li {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 0.5rem 1rem;
      padding-block: 0.5rem;
    }

    li + li {
      border-block-start: 1px solid var(--cal-line);
    }

    .name {
      min-width: 0;
      font-weight: 600;
      overflow-wrap: anywhere;
    }

    .detail {
      display: block;
      color: var(--cal-ink-2);
      font-size: 0.875rem;
      font-weight: 400;
    }

    .rows {
      flex: none;
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }
  `,
})
export class AdditionsCard {
  readonly additions = input.required<readonly ImportAddition[]>();

  protected readonly opened = linkedSignal<readonly ImportAddition[], 'model' | 'room' | null>({ source: this.additions, computation: () => null });
  protected readonly groups = computed(() =>
    GROUPS.flatMap(({ kind, one, many, note }) => {
      const all = this.additions().filter((addition) => addition.kind === kind);
      if (all.length === 0) return [];
      const shown = this.opened() === kind ? all : all.slice(0, SHOWN);
      return [{ kind, heading: counted(all.length, one, many, ''), note, shown, hidden: all.length - shown.length }];
    }));

  protected readonly rowsOf = countedRows;
}

const GROUPS = [
  { kind: 'model', one: 'nouveau modèle au catalogue', many: 'nouveaux modèles au catalogue', note: 'Créés avec le matériel qui les porte. Vérifiez qu’aucun n’est une faute de frappe.' },
  { kind: 'room', one: 'nouvelle pièce', many: 'nouvelles pièces', note: 'Ajoutées à leur MDS.' },
] as const;
