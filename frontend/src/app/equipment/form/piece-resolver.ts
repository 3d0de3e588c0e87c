import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { RedirectCommand, Router, type ResolveFn } from '@angular/router';
import type { EquipmentDetail } from '@calanque/shared';
import { catchError, of } from 'rxjs';

/** The piece of the route, read before its form is shown. What cannot be changed, or read, shows on its own page. */
export const pieceOfRoute: ResolveFn<EquipmentDetail> = (route) => {
  const id = route.paramMap.get('id') ?? '';
  const ownPage = inject(Router).createUrlTree(['/materiel', id]);
  // Whatever failed, the piece's page asks again and says why.
  return inject(HttpClient).get<EquipmentDetail>(`/api/equipment/${id}`).pipe(catchError(() => of(new RedirectCommand(ownPage))));
};
