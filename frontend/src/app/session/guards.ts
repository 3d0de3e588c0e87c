import { inject } from '@angular/core';
import { Router, type CanActivateFn, type CanMatchFn, type UrlTree } from '@angular/router';
import type { Permission } from '@calanque/shared';
import { Session } from './session';

/** Where a visitor signs in, and comes back from. */
export function signInUrl(router: Router, from: string): UrlTree {
  const retour = from === '/' ? null : from;
  return router.createUrlTree(['/connexion'], { queryParams: { retour } });
}

/** Lets signed-in people in; sends the others to the sign-in page, and back afterwards. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.ready();
  return session.user() !== null || signInUrl(router, state.url);
};

/**
 * A route for those who hold the permission. To anybody else it does not exist: the router goes on
 * and ends at the page « introuvable », and the screen's code is never loaded.
 */
export function allowed(permission: Permission): CanMatchFn {
  return async () => {
    const session = inject(Session);
    const router = inject(Router);
    await session.ready();
    if (session.user()) return session.may(permission);
    return signInUrl(router, router.currentNavigation()?.extractedUrl.toString() ?? '/');
  };
}

/** Waits until it is known who is signed in, whoever it is: the frame shows it. */
export const sessionKnown: CanActivateFn = async () => {
  await inject(Session).ready();
  return true;
};

/** The sign-in page is for visitors: whoever is signed in goes on. */
export const visitor: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.ready();
  return session.user() === null || router.parseUrl(safeReturn(route.queryParamMap.get('retour')));
};

/** Only a path of this application is followed: an address from outside could lead people astray. */
export function safeReturn(address: string | null): string {
  return address && /^\/(?![/\\])/.test(address) && !address.startsWith('/connexion') ? address : '/';
}
