import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';

/** The screens below `/mds`. */
export const siteRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'MDS',
    loadComponent: () => import('./list/site-list').then((file) => file.SiteList),
  },
  {
    path: 'nouvelle',
    title: 'Nouvelle MDS',
    canMatch: [allowed('site:create')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/site-create').then((file) => file.SiteCreate),
  },
  {
    path: ':id/modifier',
    title: 'Modifier la MDS',
    canMatch: [idInAddress, allowed('site:edit')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/site-edit').then((file) => file.SiteEdit),
  },
  {
    path: ':id/chronologie',
    title: 'Chronologie',
    canMatch: [idInAddress, allowed('equipment:read-private')],
    loadComponent: () => import('./timeline/site-timeline-page').then((file) => file.SiteTimelinePage),
  },
  {
    path: ':id',
    title: 'MDS',
    canMatch: [idInAddress],
    loadComponent: () => import('./detail/site-page').then((file) => file.SitePage),
  },
];
