import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';
import { modelOfRoute } from './model-resolver';

/** The screens below `/modeles`. */
export const equipmentModelRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Modèles',
    loadComponent: () => import('./model-list').then((file) => file.ModelList),
  },
  {
    path: 'nouveau',
    title: 'Nouveau modèle',
    canMatch: [allowed('model:edit')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./model-create').then((file) => file.ModelCreate),
  },
  {
    path: ':id/modifier',
    title: 'Modifier le modèle',
    canMatch: [idInAddress, allowed('model:edit')],
    canDeactivate: [askBeforeLeaving],
    resolve: { model: modelOfRoute },
    loadComponent: () => import('./model-edit').then((file) => file.ModelEdit),
  },
  {
    path: ':id',
    title: 'Modèle',
    canMatch: [idInAddress],
    loadComponent: () => import('./model-detail').then((file) => file.ModelDetail),
  },
];
