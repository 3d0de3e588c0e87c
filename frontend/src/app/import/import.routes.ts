import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import type { Routes } from '@angular/router';
import { sessionInterceptor } from '../session/session-interceptor';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';
import { ImportApi } from './import-api';

/** The screens below `/imports`. */
export const importRoutes: Routes = [
  {
    path: '',
    // `fetch` cannot say how much of a file has gone out; the older way can.
    providers: [provideHttpClient(withXhr(), withInterceptors([sessionInterceptor])), ImportApi],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Imports',
        loadComponent: () => import('./list/import-list').then((file) => file.ImportList),
      },
      {
        path: 'nouveau',
        title: 'Importer un fichier',
        loadComponent: () => import('./start/import-start').then((file) => file.ImportStart),
      },
      {
        path: ':id',
        title: 'Import',
        canMatch: [idInAddress],
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./page/import-page').then((file) => file.ImportPage),
      },
    ],
  },
];
