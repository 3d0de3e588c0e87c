import { ACCOUNT_STATE_LABEL, ROLES_OF_ALL_SITES, type AccountAnswer, type AccountState, type Role } from '@calanque/shared';
import type { IconName } from '../ui/icon/icon-drawings';
import type { Look } from '../ui/state/equipment-look';

/** How an account's state looks. */
export const ACCOUNT_STATE_LOOK: Readonly<Record<AccountState, Look>> = {
  invited: { tone: 'ochre', icon: 'mail' },
  active: { tone: 'pine', icon: 'check_circle' },
  disabled: { tone: 'coral', icon: 'block' },
  ended: { tone: 'neutral', icon: 'schedule' },
};

export const accountStateLabel = (state: AccountState): string => ACCOUNT_STATE_LABEL[state];

export const ROLE_ICON: Readonly<Record<Role, IconName>> = {
  administrator: 'manage_accounts',
  technician: 'build',
  manager: 'apartment',
  mediator: 'handshake',
  direction: 'grid_view',
};

/** What a role lets one do, in one line. */
export const ROLE_HELP: Readonly<Record<Role, string>> = {
  administrator: 'Les comptes et les MDS. Ne voit pas le matériel.',
  technician: 'Le catalogue et tout le matériel, dans toutes les MDS.',
  manager: 'Le matériel et les agents de ses MDS.',
  mediator: 'Ce qu’il détient et le matériel de sa MDS, jusqu’à son dernier jour.',
  direction: 'Les chiffres de toutes les MDS, sans aucun nom.',
};

/** Whether the role works in sites that are chosen for it. */
export const needsSites = (role: string): boolean => !(ROLES_OF_ALL_SITES as readonly string[]).includes(role);

export function sitesInWords(account: AccountAnswer): string {
  return needsSites(account.role) ? account.sites.map((site) => site.name).join(', ') : 'Toutes';
}

export const nameOf = (account: AccountAnswer): string => `${account.givenName} ${account.familyName}`;
