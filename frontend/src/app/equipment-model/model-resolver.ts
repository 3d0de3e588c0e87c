import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { RedirectCommand, Router, type ResolveFn } from '@angular/router';
import type { ModelAnswer } from '@calanque/shared';
import { catchError, of } from 'rxjs';

/** The model of the route, read before its form is shown. One that cannot be read shows on its own page. */
export const modelOfRoute: ResolveFn<ModelAnswer> = (route) => {
  const id = route.paramMap.get('id') ?? '';
  const ownPage = inject(Router).createUrlTree(['/modeles', id]);
  // Whatever failed, the model's page asks again and says why.
  return inject(HttpClient).get<ModelAnswer>(`/api/equipment-models/${id}`).pipe(catchError(() => of(new RedirectCommand(ownPage))));
};
