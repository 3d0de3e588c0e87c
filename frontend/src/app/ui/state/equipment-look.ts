import type { Category, EquipmentState } from '@calanque/shared';
import type { IconName } from '../icon/icon-drawings';
import type { Tone } from './tone';

/** How something is shown beside its word. */
export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

/** How a state of equipment looks wherever it stands: badge, tile, chart. */
export const STATE_LOOK: Readonly<Record<EquipmentState, Look>> = {
  'in-stock': { tone: 'neutral', icon: 'inventory_2' },
  'in-service': { tone: 'pine', icon: 'check_circle' },
  'on-loan': { tone: 'primary', icon: 'handshake' },
  'in-repair': { tone: 'ochre', icon: 'build' },
  'in-transit': { tone: 'heather', icon: 'local_shipping' },
  broken: { tone: 'coral', icon: 'warning' },
  lost: { tone: 'coral', icon: 'search_off' },
  stolen: { tone: 'coral', icon: 'report' },
  'written-off': { tone: 'neutral', icon: 'archive' },
};

export const CATEGORY_ICON: Readonly<Record<Category, IconName>> = {
  'wifi-point': 'wifi',
  laptop: 'laptop_windows',
  tablet: 'tablet',
  accessory: 'headphones',
};
