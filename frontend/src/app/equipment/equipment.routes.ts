import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';
import { pieceOfRoute } from './form/piece-resolver';

/** The screens below `/materiel`. */
export const equipmentRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Matériel',
    loadComponent: () => import('./list/equipment-list').then((file) => file.EquipmentList),
  },
  {
    path: 'nouveau',
    title: 'Nouveau matériel',
    canMatch: [allowed('equipment:create')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/equipment-create').then((file) => file.EquipmentCreate),
  },
  {
    path: 'serie',
    title: 'Ajouter une série',
    canMatch: [allowed('equipment:create')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./batch/equipment-batch').then((file) => file.EquipmentBatch),
  },
  {
    path: 'etiquettes',
    title: 'Étiquettes',
    canMatch: [allowed('equipment:edit')],
    loadComponent: () => import('../label/index').then((file) => file.LabelPage),
  },
  {
    path: ':id/modifier',
    title: 'Modifier la fiche',
    canMatch: [idInAddress, allowed('equipment:edit')],
    resolve: { piece: pieceOfRoute },
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/equipment-edit').then((file) => file.EquipmentEdit),
  },
  {
    path: ':id',
    title: 'Matériel',
    canMatch: [idInAddress],
    loadComponent: () => import('./detail/equipment-detail-page').then((file) => file.EquipmentDetailPage),
  },
];
