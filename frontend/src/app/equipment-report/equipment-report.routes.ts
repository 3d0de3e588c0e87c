import type { Routes } from '@angular/router';
import { idInAddress } from '../ui/page/id-in-address';

/** The screens below `/signalements`. */
export const equipmentReportRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Problèmes signalés',
    loadComponent: () => import('./report-list').then((file) => file.ReportList),
  },
  {
    path: ':id',
    title: 'Signalement',
    canMatch: [idInAddress],
    loadComponent: () => import('./report-page').then((file) => file.ReportPage),
  },
];
