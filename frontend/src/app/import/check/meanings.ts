import {
  CATEGORIES, CATEGORY_LABEL, EQUIPMENT_STATES, EQUIPMENT_STATE_LABEL, NETWORK_KINDS, NETWORK_KIND_LABEL, SITE_STATUSES, SITE_STATUS_LABEL,
  type EquipmentState, type Reference,
} from '@calanque/shared';

/** Something that a value of a file can mean, as a target of `ImportValueChoice`. */
export interface Meaning {
  readonly target: string;
  readonly label: string;
}

/** These need more than a word in a file: a borrower, a transfer, an erasure record. */
const NOT_FROM_A_FILE: readonly EquipmentState[] = ['on-loan', 'in-transit', 'written-off'];

/** What the values of a field can mean. */
export function meaningsOf(field: string, sites: readonly Reference[]): readonly Meaning[] {
  switch (field) {
    case 'site':
      return sites.map((site) => ({ target: site.id, label: site.name }));
    case 'category':
      return labelled(CATEGORIES, CATEGORY_LABEL);
    case 'state':
      return labelled(EQUIPMENT_STATES.filter((state) => !NOT_FROM_A_FILE.includes(state)), EQUIPMENT_STATE_LABEL);
    case 'status':
      return labelled(SITE_STATUSES, SITE_STATUS_LABEL);
    case 'networkKind':
      return labelled(NETWORK_KINDS, NETWORK_KIND_LABEL);
    default:
      return [];
  }
}

const labelled = <Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>): readonly Meaning[] =>
  codes.map((code) => ({ target: code, label: labels[code] }));
