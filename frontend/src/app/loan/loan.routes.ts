import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';

/** The screens below `/prets`. */
export const loanRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Prêts',
    loadComponent: () => import('./list/loan-list').then((file) => file.LoanList),
  },
  {
    path: 'nouveau',
    title: 'Nouveau prêt',
    canMatch: [allowed('custody:lend')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./counter/counter').then((file) => file.Counter),
  },
  {
    path: ':id',
    title: 'Prêt',
    canMatch: [idInAddress],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./detail/loan-page').then((file) => file.LoanPage),
  },
];
