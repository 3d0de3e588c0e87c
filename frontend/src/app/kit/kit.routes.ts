import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';
import { kitOfRoute } from './form/kit-resolver';

/** The screens below `/lots`. */
export const kitRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Lots',
    loadComponent: () => import('./list/kit-list').then((file) => file.KitList),
  },
  {
    path: 'nouveau',
    title: 'Nouveau lot',
    canMatch: [allowed('kit:edit')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/kit-form').then((file) => file.KitForm),
  },
  {
    path: ':id/modifier',
    title: 'Modifier le lot',
    canMatch: [idInAddress, allowed('kit:edit')],
    resolve: { kit: kitOfRoute },
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/kit-form').then((file) => file.KitForm),
  },
  {
    path: ':id',
    title: 'Lot',
    canMatch: [idInAddress],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./detail/kit-page').then((file) => file.KitPage),
  },
];
