/** `invited`: no password yet; `ended`: its last day is past. */
export const ACCOUNT_STATES = ['invited', 'active', 'disabled', 'ended'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const ACCOUNT_STATE_LABEL: Readonly<Record<AccountState, string>> = {
  invited: 'Invité',
  active: 'Actif',
  disabled: 'Désactivé',
  ended: 'Terminé',
};
