import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CONDITION_LABEL, WEAR_LABEL, type LoanLine } from '@calanque/shared';
import { shortDay } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { Badge } from '../../ui/state/badge';
import { CATEGORY_ICON, type Look } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { LinePhoto } from './line-photo';

/** One piece of a loan: where it is, how it left and came back, and what is missing of it. */
@Component({
  selector: 'cal-loan-line',
  imports: [Badge, Icon, IconTile, LinePhoto, RouterLink],
  template: `
    @let line = this.line();
    <cal-icon-tile [icon]="iconOf[line.category]" />
    <div class="words">
      <p><a [routerLink]="['/materiel', line.equipmentId]">{{ line.maker }} {{ line.modelName }}</a>&ngsp;<span class="cal-number">{{ line.number }}</span></p>
      <p class="quiet">{{ aspect() }}</p>
      @if (along(); as words) {
        <p class="quiet">{{ words }}</p>
      }
      @if (missing(); as words) {
        <p class="missing"><cal-icon name="warning" />{{ words }}</p>
      }
    </div>
    <div class="photos">
      <cal-line-photo moment="out" [loanId]="loanId()" [line]="line" (changed)="changed.emit()" />
      @if (line.wearIn) {
        <cal-line-photo moment="in" [loanId]="loanId()" [line]="line" (changed)="changed.emit()" />
      }
    </div>
    <cal-badge [tone]="look().tone" [icon]="look().icon">{{ state() }}</cal-badge>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: 0.5rem 0.875rem;
      padding-block: 0.875rem;
    }

    .words {
      display: grid;
      flex: 1 1 14rem;
      gap: 0.125rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }

    a {
      font-weight: 600;
    }

    .quiet {
      color: var(--cal-ink-2);
      font-size: 0.9375rem;
    }

    .photos {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      order: 1;
      flex-basis: 100%;
      padding-inline-start: 3.25rem;
    }

    .missing {
      --cal-icon-size: 1.25rem;
      display: flex;
      gap: 0.375rem;
      color: var(--cal-coral);
      font-weight: 600;
    }
  `,
})
export class LoanLineRow {
  readonly line = input.required<LoanLine>();
  readonly loanId = input.required<string>();
  /** A photo was taken. */
  readonly changed = output();

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly state = computed(() => {
    const { returnedAt, absence, cancelled } = this.line();
    if (cancelled) return 'Annulé';
    if (absence !== null) return `${CONDITION_LABEL[absence]}, non rendu`;
    return returnedAt ? `Rendu le ${shortDay(returnedAt)}` : 'Dehors';
  });
  protected readonly look = computed((): Look => {
    const { returnedAt, absence, cancelled } = this.line();
    if (cancelled) return { tone: 'neutral', icon: 'block' };
    if (absence !== null) return { tone: 'coral', icon: 'search_off' };
    return returnedAt ? { tone: 'pine', icon: 'check_circle' } : { tone: 'primary', icon: 'handshake' };
  });
  /** « Parti en bon état (rayure), revenu abîmé (écran) » */
  protected readonly aspect = computed(() => {
    const { wearOut, noteOut, wearIn, noteIn } = this.line();
    const words = (label: string, note: string | null): string => `${label.toLowerCase()}${note ? ` (${note})` : ''}`;
    return `Départ : ${words(WEAR_LABEL[wearOut], noteOut)}${wearIn ? ` · Retour : ${words(WEAR_LABEL[wearIn], noteIn)}` : ''}`;
  });
  protected readonly along = computed(() => {
    const labels = this.line().accessories.map(({ label }) => label.toLowerCase());
    return labels.length > 0 ? `Remis avec : ${labels.join(', ')}` : null;
  });
  protected readonly missing = computed(() => {
    const labels = this.line().accessories.filter(({ returned }) => returned === false).map(({ label }) => label.toLowerCase());
    return labels.length > 0 ? `Manque : ${labels.join(', ')}` : null;
  });
}
