import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';

/** The screens below `/comptes`. */
export const accountRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Comptes',
    loadComponent: () => import('./list/account-list').then((file) => file.AccountList),
  },
  {
    path: 'nouveau',
    title: 'Inviter',
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/account-invite').then((file) => file.AccountInvite),
  },
  {
    path: ':id/modifier',
    title: 'Modifier le compte',
    canMatch: [idInAddress],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/account-edit').then((file) => file.AccountEdit),
  },
  {
    path: ':id',
    title: 'Compte',
    canMatch: [idInAddress],
    loadComponent: () => import('./detail/account-page').then((file) => file.AccountPage),
  },
];
