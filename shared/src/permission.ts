import type { ImportKind } from './import-field.js';

/** Who somebody is to the application. */
export const ROLES = ['administrator', 'technician', 'manager', 'mediator', 'direction'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  administrator: 'Administrateur',
  technician: 'Technicien informatique',
  manager: 'Responsable de MDS',
  mediator: 'Médiateur numérique',
  direction: 'Direction',
};

/** The roles that see every site; the others see the sites of their account. */
export const ROLES_OF_ALL_SITES: readonly Role[] = ['administrator', 'technician', 'direction'];

/**
 * What can be allowed. A handler names one (`@Allow('equipment:edit')`); the rows it may touch
 * are those of the caller's sites.
 */
export const ROLES_BY_PERMISSION = {
  'account:manage': ['administrator'],
  'site:read': ['administrator', 'technician', 'manager', 'mediator', 'direction'],
  'site:edit': ['administrator', 'technician', 'manager'],
  'site:create': ['administrator', 'technician'],
  'model:read': ['administrator', 'technician', 'manager', 'mediator', 'direction'],
  'model:edit': ['administrator', 'technician'],
  'equipment:read': ['technician', 'manager', 'mediator', 'direction'],
  /** Holder and notes of a piece. */
  'equipment:read-private': ['technician', 'manager', 'mediator'],
  'equipment:create': ['technician', 'manager'],
  'equipment:edit': ['technician', 'manager'],
  'equipment:report-fault': ['technician', 'manager', 'mediator'],
  /** A mediator: tablets and accessories only. */
  'custody:assign': ['technician', 'manager', 'mediator'],
  'custody:repair': ['technician', 'manager'],
  'custody:cancel': ['technician', 'manager'],
  /** To members of the public. A mediator: tablets and accessories only. */
  'custody:lend': ['technician', 'manager', 'mediator'],
  /** To hand over what somebody else has booked, with a reason. */
  'custody:override': ['technician', 'manager'],
  /** Loans with their borrowers. */
  'loan:read': ['technician', 'manager', 'mediator'],
  'loan:dispute': ['technician', 'manager'],
  'booking:read': ['technician', 'manager', 'mediator'],
  'booking:ask': ['technician', 'manager', 'mediator'],
  'booking:approve': ['technician', 'manager'],
  'kit:read': ['technician', 'manager', 'mediator'],
  'kit:edit': ['technician', 'manager'],
  'transfer:read': ['technician', 'manager'],
  'transfer:send': ['technician', 'manager'],
  /** To say that something is wrong with a piece. */
  'report:write': ['administrator', 'technician', 'manager', 'mediator', 'direction'],
  'report:read': ['technician', 'manager'],
  'report:answer': ['technician'],
  /** What holds for everybody: terms of loans, mail. */
  'settings:edit': ['administrator'],
  'person:read': ['administrator', 'technician', 'manager', 'mediator'],
  /** E-mail and service of an agent; a mediator sees names only. */
  'person:read-contact': ['administrator', 'technician', 'manager'],
  'person:edit': ['administrator', 'technician', 'manager'],
  /** Which kinds of file is for `mayImport` to say. */
  'import:run': ['technician', 'manager'],
  'history:read': ['administrator', 'technician', 'manager'],
  'demonstration:load': ['administrator', 'technician'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ROLES_BY_PERMISSION;
export const PERMISSIONS = Object.keys(ROLES_BY_PERMISSION) as readonly Permission[];

/** What a handler can ask for: a permission, any account (`signed-in`), or nothing (`anyone`). */
export type Requirement = Permission | 'signed-in' | 'anyone';

/** The permissions of a role. */
export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS.filter((permission) => mayRole(role, permission));
}

/** Whether the role holds the permission. */
export function mayRole(role: Role, permission: Permission): boolean {
  return (ROLES_BY_PERMISSION[permission] as readonly Role[]).includes(role);
}

/** The categories that the role may assign and take back. */
export function mayAssignCategory(role: Role, category: string): boolean {
  if (!mayRole(role, 'custody:assign')) return false;
  return role !== 'mediator' || category === 'tablet' || category === 'accessory';
}

/** Who may make what a file of each kind holds. */
const PERMISSION_TO_IMPORT: Readonly<Record<ImportKind, Permission>> = {
  equipment: 'equipment:create',
  agents: 'person:edit',
  sites: 'site:create',
  rooms: 'site:edit',
};

/** Whether the role may import files of this kind. */
export function mayImport(role: Role, kind: ImportKind): boolean {
  return mayRole(role, 'import:run') && mayRole(role, PERMISSION_TO_IMPORT[kind]);
}
