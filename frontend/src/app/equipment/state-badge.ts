import { Component, computed, input } from '@angular/core';
import { EQUIPMENT_STATE_LABEL, type EquipmentState } from '@calanque/shared';
import { Badge } from '../ui/state/badge';
import { STATE_LOOK } from '../ui/state/equipment-look';

/** The state of a piece: colour, icon and word. An annulled entry has no state any more. */
@Component({
  selector: 'cal-state-badge',
  imports: [Badge],
  template: `
    @if (annulled()) {
      <cal-badge tone="neutral" icon="block">Fiche annulée</cal-badge>
    } @else {
      <cal-badge [tone]="look().tone" [icon]="look().icon">{{ label() }}</cal-badge>
    }
  `,
})
export class StateBadge {
  readonly state = input.required<EquipmentState>();
  readonly annulled = input(false);

  protected readonly look = computed(() => STATE_LOOK[this.state()]);
  protected readonly label = computed(() => EQUIPMENT_STATE_LABEL[this.state()]);
}
