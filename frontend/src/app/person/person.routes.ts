import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';

/** The screens below `/personnes`. */
export const personRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Agents',
    loadComponent: () => import('./list/person-list').then((file) => file.PersonList),
  },
  {
    path: 'nouveau',
    title: 'Nouvel agent',
    canMatch: [allowed('person:edit')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/person-create').then((file) => file.PersonCreate),
  },
  {
    path: ':id/modifier',
    title: 'Modifier l’agent',
    canMatch: [idInAddress, allowed('person:edit')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/person-edit').then((file) => file.PersonEdit),
  },
  {
    path: ':id',
    title: 'Agent',
    canMatch: [idInAddress],
    loadComponent: () => import('./detail/person-page').then((file) => file.PersonPage),
  },
];
