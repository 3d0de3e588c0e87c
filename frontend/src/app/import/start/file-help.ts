import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { IMPORT_FIELDS, type ImportKind } from '@calanque/shared';
import { Card } from '../../ui/page/card';

/** What a file may look like, in a few lines. */
@Component({
  selector: 'cal-file-help',
  imports: [Card, RouterLink],
  template: `
    <cal-card heading="À quoi ressemble le fichier">
      <div class="text">
        <p>Une ligne par élément, les titres des colonnes sur la première ligne. L’ordre des colonnes et leurs titres exacts n’ont pas d’importance : vous les vérifierez à l’étape suivante.</p>
        <dl>
          <dt>Il faut au moins</dt>
          <dd>{{ required() }}</dd>
          <dt>Sont lus aussi</dt>
          <dd>{{ optional() }}</dd>
        </dl>
        <p>Depuis un tableur, enregistrez la feuille « au format CSV ». Les lignes vides et les totaux sont laissés de côté.</p>
        <p><a routerLink="/aide" fragment="import">En savoir plus sur l’import</a></p>
      </div>
    </cal-card>
  `,
  styles: `
    .text {
      display: grid;
      gap: 0.875rem;
    }

    dt {
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    dd + dt {
      margin-block-start: 0.5rem;
    }

    dd {
      font-weight: 600;
    }

    dd:last-child {
      font-weight: 400;
    }
  `,
})
export class FileHelp {
  readonly kind = input.required<ImportKind>();

  private readonly fields = computed(() => IMPORT_FIELDS[this.kind()].filter((field) => !field.derived));
  protected readonly required = computed(() => namesOf(this.fields().filter((field) => field.required)));
  protected readonly optional = computed(() => namesOf(this.fields().filter((field) => !field.required)));
}

const namesOf = (fields: readonly { readonly label: string }[]): string => fields.map(({ label }) => label).join(', ');
