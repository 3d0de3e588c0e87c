import { inject, type Type } from '@angular/core';
import type { Role } from '@calanque/shared';
import { Session } from '../session/session';
import type { Home } from './home';

const DAY_OF: Readonly<Record<Role, () => Promise<unknown>>> = {
  administrator: () => import('./administrator-home'),
  direction: () => import('./direction-home'),
  manager: () => import('./stock-home'),
  mediator: () => import('./mediator-home'),
  technician: () => import('./stock-home'),
};

/** The first page, and at the same time what it shows to the role of whoever is signed in: neither waits for the other. */
export async function loadHome(): Promise<Type<Home>> {
  const role = inject(Session).user()?.role;
  const [file] = await Promise.all([import('./home'), role && DAY_OF[role]()]);
  return file.Home;
}
