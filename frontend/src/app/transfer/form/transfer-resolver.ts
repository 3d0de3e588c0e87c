import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { RedirectCommand, Router, type ResolveFn } from '@angular/router';
import type { TransferAnswer } from '@calanque/shared';
import { catchError, map, of } from 'rxjs';

/** The transfer of the route, read before its form is shown. What has left already, or cannot be read, shows on its own page. */
export const transferOfRoute: ResolveFn<TransferAnswer> = (route) => {
  const id = route.paramMap.get('id') ?? '';
  const ownPage = new RedirectCommand(inject(Router).createUrlTree(['/transferts', id]));
  return inject(HttpClient).get<TransferAnswer>(`/api/transfers/${id}`).pipe(
    map((transfer) => (transfer.state === 'draft' && transfer.maySend ? transfer : ownPage)),
    catchError(() => of(ownPage)),
  );
};
