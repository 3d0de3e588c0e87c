import type { CanMatchFn, Routes } from '@angular/router';
import { loadHome } from './home/load-home';
import { allowed, sessionKnown, signedIn, visitor } from './session/guards';
import type { NavigationEntry } from './shell/navigation';

const loadFrame = () => import('./shell/frame').then((file) => file.Frame);

/** The frame, which visitors' pages do without, comes while the server is asked who is there. */
const frameSoon: CanMatchFn = () => {
  // If it does not come, opening the route says so.
  loadFrame().catch(() => undefined);
  return true;
};

/**
 * Every address of the application. A screen that belongs in the navigation says so in its `entry`
 * (see `shell/navigation.ts`); one that needs a permission says `canMatch: [allowed('…')]`.
 */
export const routes: Routes = [
  {
    path: 'connexion',
    title: 'Connexion',
    canActivate: [visitor],
    loadComponent: () => import('./session/sign-in/sign-in').then((file) => file.SignIn),
  },
  {
    path: 'premier-acces',
    title: 'Premier accès',
    loadComponent: () => import('./session/first-access/first-access').then((file) => file.FirstAccess),
  },
  {
    path: 'mot-de-passe-oublie',
    title: 'Mot de passe oublié',
    loadComponent: () => import('./session/forgotten-password/forgotten-password-page').then((file) => file.ForgottenPasswordPage),
  },
  {
    path: 'lien',
    title: 'Choisir un mot de passe',
    loadComponent: () => import('./session/one-time-link/one-time-link-page').then((file) => file.OneTimeLinkPage),
  },
  {
    path: '',
    canMatch: [frameSoon],
    canActivate: [sessionKnown],
    loadComponent: loadFrame,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Aujourd’hui',
        canActivate: [signedIn],
        data: { entry: { label: 'Aujourd’hui', icon: 'home', order: 0 } satisfies NavigationEntry },
        loadComponent: loadHome,
      },
      {
        path: 'materiel',
        canMatch: [allowed('equipment:read')],
        data: { entry: { label: 'Matériel', icon: 'inventory_2', order: 1, permission: 'equipment:read', bySite: true } satisfies NavigationEntry },
        loadChildren: () => import('./equipment/equipment.routes').then((file) => file.equipmentRoutes),
      },
      {
        path: 'prets',
        canMatch: [allowed('loan:read')],
        data: { entry: { label: 'Prêts', icon: 'handshake', order: 2, permission: 'loan:read', bySite: true } satisfies NavigationEntry },
        loadChildren: () => import('./loan/loan.routes').then((file) => file.loanRoutes),
      },
      {
        path: 'reservations',
        canMatch: [allowed('booking:read')],
        data: { entry: { label: 'Réservations', icon: 'event', order: 3, permission: 'booking:read', bySite: true } satisfies NavigationEntry },
        loadChildren: () => import('./booking/booking.routes').then((file) => file.bookingRoutes),
      },
      {
        path: 'personnes',
        canMatch: [allowed('person:read')],
        data: { entry: { label: 'Agents', icon: 'group', order: 4, permission: 'person:read', bySite: true } satisfies NavigationEntry },
        loadChildren: () => import('./person/person.routes').then((file) => file.personRoutes),
      },
      {
        path: 'mds',
        canMatch: [allowed('site:read')],
        data: { entry: { label: 'MDS', icon: 'location_on', order: 5, permission: 'site:read' } satisfies NavigationEntry },
        loadChildren: () => import('./site/site.routes').then((file) => file.siteRoutes),
      },
      {
        path: 'lots',
        canMatch: [allowed('kit:read')],
        data: { entry: { label: 'Lots', icon: 'cases', order: 6, permission: 'kit:read', bySite: true } satisfies NavigationEntry },
        loadChildren: () => import('./kit/kit.routes').then((file) => file.kitRoutes),
      },
      {
        path: 'transferts',
        canMatch: [allowed('transfer:read')],
        data: { entry: { label: 'Transferts', icon: 'local_shipping', order: 7, permission: 'transfer:read', bySite: true } satisfies NavigationEntry },
        loadChildren: () => import('./transfer/transfer.routes').then((file) => file.transferRoutes),
      },
      {
        path: 'comptes',
        canMatch: [allowed('account:manage')],
        data: { entry: { label: 'Comptes', icon: 'manage_accounts', order: 8, permission: 'account:manage' } satisfies NavigationEntry },
        loadChildren: () => import('./account/account.routes').then((file) => file.accountRoutes),
      },
      {
        path: 'conditions-de-pret',
        canMatch: [allowed('settings:edit')],
        data: { entry: { label: 'Conditions', icon: 'schedule', order: 9, permission: 'settings:edit' } satisfies NavigationEntry },
        loadChildren: () => import('./loan-terms/loan-terms.routes').then((file) => file.loanTermsRoutes),
      },
      {
        path: 'modeles',
        canMatch: [allowed('model:read')],
        data: { entry: { label: 'Modèles', icon: 'category', order: 10, permission: 'model:read' } satisfies NavigationEntry },
        loadChildren: () => import('./equipment-model/equipment-model.routes').then((file) => file.equipmentModelRoutes),
      },
      {
        path: 'signalements',
        canMatch: [allowed('report:write')],
        data: { entry: { label: 'Problèmes', icon: 'feedback', order: 11, permission: 'report:write', bySite: true } satisfies NavigationEntry },
        loadChildren: () => import('./equipment-report/equipment-report.routes').then((file) => file.equipmentReportRoutes),
      },
      {
        path: 'historique',
        title: 'Historique',
        canMatch: [allowed('history:read')],
        data: { entry: { label: 'Historique', icon: 'history', order: 12, permission: 'history:read', bySite: true } satisfies NavigationEntry },
        loadComponent: () => import('./history/history-page').then((file) => file.HistoryPage),
      },
      {
        path: 'avis',
        title: 'Avis',
        canActivate: [signedIn],
        loadComponent: () => import('./notice/notice-page').then((file) => file.NoticePage),
      },
      {
        path: 'e-mails',
        title: 'E-mails',
        canMatch: [allowed('settings:edit')],
        data: { entry: { label: 'E-mails', icon: 'mail', order: 13, permission: 'settings:edit' } satisfies NavigationEntry },
        loadComponent: () => import('./mail/mail-page').then((file) => file.MailPage),
      },
      {
        path: 'recherche',
        title: 'Recherche',
        canActivate: [signedIn],
        loadComponent: () => import('./search/page/search-page').then((file) => file.SearchPage),
      },
      {
        path: 'e/:number',
        title: 'Étiquette',
        canActivate: [signedIn],
        loadComponent: () => import('./scan/short-link').then((file) => file.ShortLink),
      },
      {
        path: 'imports',
        canMatch: [allowed('import:run')],
        loadChildren: () => import('./import/import.routes').then((file) => file.importRoutes),
      },
      {
        path: 'aide',
        title: 'Aide',
        loadComponent: () => import('./help/help').then((file) => file.Help),
      },
      {
        path: 'accessibilite',
        title: 'Accessibilité',
        loadComponent: () => import('./help/accessibility').then((file) => file.Accessibility),
      },
      {
        path: 'mon-compte',
        title: 'Mon compte',
        canActivate: [signedIn],
        loadComponent: () => import('./session/my-account/my-account').then((file) => file.MyAccount),
      },
      {
        path: '**',
        title: 'Page introuvable',
        canActivate: [signedIn],
        loadComponent: () => import('./shell/not-found').then((file) => file.NotFound),
      },
    ],
  },
];
