import { HttpErrorResponse, HttpXsrfTokenExtractor, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { problemCode } from '../ui/problem/refusal';
import { signInUrl } from './guards';
import { Session } from './session';

/**
 * When the session has ended meanwhile, leads to the sign-in page and back; when only the request
 * token is out of date (signed in again in another tab), fetches it anew and sends the request once more.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const session = inject(Session);
  const router = inject(Router);
  const tokens = inject(HttpXsrfTokenExtractor);

  return next(request).pipe(
    catchError((failure: unknown) => {
      const code = failure instanceof HttpErrorResponse ? problemCode(failure) : null;
      if (code === 'not-signed-in' && session.user()) {
        session.expire();
        void router.navigateByUrl(signInUrl(router, router.url), { state: { expired: true } });
      }
      if (code !== 'csrf-token-invalid') return throwError(() => failure);

      const before = session.user()?.id;
      return from(session.refresh()).pipe(
        switchMap(() => {
          const token = tokens.getToken();
          // Somebody else has signed in since: what this person meant must not be done in another's name.
          if (!token || session.user()?.id !== before) return throwError(() => failure);
          return next(request.clone({ setHeaders: { 'X-XSRF-TOKEN': token } }));
        }),
      );
    }),
  );
};
