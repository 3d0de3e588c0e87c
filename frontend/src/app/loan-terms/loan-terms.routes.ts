import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '../ui/form/leave-guard';

/** The screen at `/conditions-de-pret`. */
export const loanTermsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Conditions de prêt',
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./loan-terms-page').then((file) => file.LoanTermsPage),
  },
];
