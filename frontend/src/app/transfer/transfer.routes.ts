import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';
import { transferOfRoute } from './form/transfer-resolver';

/** The screens below `/transferts`. */
export const transferRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Transferts',
    loadComponent: () => import('./list/transfer-list').then((file) => file.TransferList),
  },
  {
    path: 'nouveau',
    title: 'Nouveau transfert',
    canMatch: [allowed('transfer:send')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/transfer-form').then((file) => file.TransferForm),
  },
  {
    path: ':id/modifier',
    title: 'Modifier le transfert',
    canMatch: [idInAddress, allowed('transfer:send')],
    resolve: { transfer: transferOfRoute },
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/transfer-form').then((file) => file.TransferForm),
  },
  {
    path: ':id',
    title: 'Transfert',
    canMatch: [idInAddress],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./detail/transfer-page').then((file) => file.TransferPage),
  },
];
