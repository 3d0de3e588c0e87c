import { mayAssignCategory, mayRole, permissionsOf, PERMISSIONS, ROLES } from './permission.js';

describe('The permission table', () => {
  it('gives accounts to the administrator alone, and equipment to everybody but the administrator', () => {
    expect(ROLES.filter((role) => mayRole(role, 'account:manage'))).toEqual(['administrator']);
    expect(ROLES.filter((role) => mayRole(role, 'equipment:read'))).toEqual(['technician', 'manager', 'mediator', 'direction']);
  });

  it('keeps holders, notes, people and history from the direction', () => {
    for (const permission of ['equipment:read-private', 'person:read', 'history:read'] as const) expect(mayRole('direction', permission)).toBeFalse();
    expect(permissionsOf('direction')).toEqual(['site:read', 'model:read', 'equipment:read', 'report:write']);
  });

  it('lets a mediator hand over tablets and accessories only', () => {
    expect(['wifi-point', 'laptop', 'tablet', 'accessory'].filter((category) => mayAssignCategory('mediator', category))).toEqual(['tablet', 'accessory']);
    expect(mayAssignCategory('manager', 'laptop')).toBeTrue();
    expect(mayAssignCategory('direction', 'tablet')).toBeFalse();
  });

  it('leaves no permission without a role', () => {
    for (const permission of PERMISSIONS) expect(ROLES.some((role) => mayRole(role, permission))).withContext(permission).toBeTrue();
  });
});
