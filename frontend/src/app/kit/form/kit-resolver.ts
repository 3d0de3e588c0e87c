import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { RedirectCommand, Router, type ResolveFn } from '@angular/router';
import type { KitAnswer } from '@calanque/shared';
import { catchError, map, of } from 'rxjs';

/** The kit of the route, read before its form is shown. One that is dissolved, or cannot be read, shows on its own page. */
export const kitOfRoute: ResolveFn<KitAnswer> = (route) => {
  const id = route.paramMap.get('id') ?? '';
  const ownPage = new RedirectCommand(inject(Router).createUrlTree(['/lots', id]));
  return inject(HttpClient).get<KitAnswer>(`/api/kits/${id}`).pipe(
    map((kit) => (kit.dissolvedAt === null ? kit : ownPage)),
    catchError(() => of(ownPage)),
  );
};
