import type { SessionUser } from '@calanque/shared';

/** « Nadia Benali » */
export const nameOf = (user: SessionUser): string => `${user.givenName} ${user.familyName}`;

/** « NB » */
export const initialsOf = (user: SessionUser): string => `${user.givenName.charAt(0)}${user.familyName.charAt(0)}`.toUpperCase();
