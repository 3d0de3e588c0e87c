import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Control } from '../../ui/form/control';
import { Field } from '../../ui/form/field';

/** When, from whom and for how much it was bought, and how long it is under warranty. */
@Component({
  selector: 'cal-purchase-fields',
  imports: [Control, Field, FormField],
  template: `
    <div class="pair">
      <cal-field label="Date d’achat" optional [field]="purchasedOn()">
        <input calControl type="date" [formField]="purchasedOn()" />
      </cal-field>
      <cal-field [label]="priceLabel()" optional [field]="price()">
        <input calControl autocomplete="off" inputmode="decimal" placeholder="229,90" [formField]="price()" />
      </cal-field>
    </div>
    <div class="pair">
      <cal-field label="N° de commande" optional [field]="orderNumber()">
        <input calControl autocomplete="off" [formField]="orderNumber()" />
      </cal-field>
      <cal-field label="Fournisseur" optional [field]="supplier()">
        <input calControl autocomplete="off" [formField]="supplier()" />
      </cal-field>
    </div>
    <cal-field label="Garantie en mois" optional [help]="usualWarranty() ? 'D’habitude ' + usualWarranty() + ' mois pour ce modèle.' : ''" [field]="warrantyMonths()">
      <input calControl class="months" type="number" inputmode="numeric" [formField]="warrantyMonths()" />
    </cal-field>
  `,
  styles: `
    :host,
    .pair {
      display: grid;
      gap: 1.25rem;
      min-width: 0;
    }

    .months {
      max-width: 14rem;
    }

    @media (min-width: 560px) {
      .pair {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
})
export class PurchaseFields {
  readonly purchasedOn = input.required<FieldTree<string>>();
  /** In euros, as typed. */
  readonly price = input.required<FieldTree<string>>();
  readonly orderNumber = input.required<FieldTree<string>>();
  readonly supplier = input.required<FieldTree<string>>();
  readonly warrantyMonths = input.required<FieldTree<number | null>>();
  readonly priceLabel = input('Prix en euros, taxes comprises');
  /** The model's, in months; null when it has none. */
  readonly usualWarranty = input<number | null>(null);
}
