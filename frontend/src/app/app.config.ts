import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { LOCALE_ID, inject, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling, withNavigationErrorHandler } from '@angular/router';
import { routes } from './app.routes';
import { sessionInterceptor } from './session/session-interceptor';
import { CalanqueTitle } from './shell/calanque-title';
import { NavigationTrouble } from './shell/navigation-trouble';
import { NOTICE_BELL, SEARCH_DIALOG } from './shell/on-demand';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([sessionInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler((event) => inject(NavigationTrouble).report(event)),
    ),
    { provide: TitleStrategy, useExisting: CalanqueTitle },
    { provide: SEARCH_DIALOG, useValue: () => import('./search/palette/search-palette').then((file) => file.SearchPalette) },
    { provide: NOTICE_BELL, useValue: () => import('./notice/notice-bell').then((file) => file.NoticeBellButton) },
    // Dates and numbers are written by the browser's Intl (`ui/format`): none of Angular's data of the language is needed.
    { provide: LOCALE_ID, useValue: 'fr' },
  ],
};
