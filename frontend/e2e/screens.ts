import type { Page, Request } from '@playwright/test';
import type { KitSummary, Page as ListPage, TransferDestinations, TransferSummary } from '@calanque/shared';
import { v7 } from 'uuid';
import type { Api } from './api';
import { inventoryFile } from './inventory-file';
import { expect, type Account } from './product';

/** A page that asked for nothing during this time has what it shows. */
const QUIET_MS = 200;

/** Things that stand in the demonstration, for the addresses that need one. */
export interface Things {
  readonly equipmentId: string;
  readonly modelId: string;
  readonly siteId: string;
  readonly personId: string;
  readonly accountId: string;
  /** A file that was checked and not confirmed. */
  readonly importId: string;
  readonly bookingId: string;
  /** A problem that was reported. */
  readonly reportId: string;
  readonly kitId: string;
  /** One that is on its way, and one that is prepared. */
  readonly transferId: string;
  readonly preparedId: string;
  /** A loan of which something is still out. */
  readonly loanId: string;
}

/** A page of the product, and who sees most of it. */
export interface Screen {
  /** As the router declares it: `/materiel/:id`. */
  readonly route: string;
  readonly account: Account | 'visitor';
  readonly addressFor: (things: Things) => string;
  /** Whether it is a form that one fills. */
  readonly isForm?: boolean;
}

const screen = (route: string, account: Screen['account'], address = route): Screen => ({ route, account, addressFor: () => address });
const form = (route: string, account: Screen['account'], address = route): Screen => ({ ...screen(route, account, address), isForm: true });

/** Every page. A route that the router declares and this list lacks fails `accessibility.e2e.ts`. */
export const SCREENS: readonly Screen[] = [
  form('/connexion', 'visitor'),
  form('/premier-acces', 'visitor', '/premier-acces#jeton-inconnu'),
  form('/mot-de-passe-oublie', 'visitor'),
  screen('/lien', 'visitor', '/lien#jeton-inconnu'),
  screen('/aide', 'visitor'),
  screen('/accessibilite', 'visitor'),

  screen('/', 'technician'),
  screen('/materiel', 'technician'),
  form('/materiel/nouveau', 'technician'),
  form('/materiel/serie', 'technician'),
  { route: '/materiel/etiquettes', account: 'technician', addressFor: ({ equipmentId }) => `/materiel/etiquettes?ids=${equipmentId}` },
  { route: '/materiel/:id', account: 'technician', addressFor: ({ equipmentId }) => `/materiel/${equipmentId}` },
  { route: '/materiel/:id/modifier', account: 'technician', addressFor: ({ equipmentId }) => `/materiel/${equipmentId}/modifier`, isForm: true },
  screen('/reservations', 'technician'),
  screen('/reservations/liste', 'technician'),
  form('/reservations/nouvelle', 'technician'),
  { route: '/reservations/:id', account: 'technician', addressFor: ({ bookingId }) => `/reservations/${bookingId}` },
  { route: '/e/:number', account: 'technician', addressFor: () => '/e/MDS13-999999' },
  screen('/prets', 'technician'),
  form('/prets/nouveau', 'technician'),
  { route: '/prets/:id', account: 'technician', addressFor: ({ loanId }) => `/prets/${loanId}?retour=tout`, isForm: true },
  form('/conditions-de-pret', 'administrator'),
  screen('/modeles', 'technician'),
  form('/modeles/nouveau', 'technician'),
  { route: '/modeles/:id', account: 'technician', addressFor: ({ modelId }) => `/modeles/${modelId}` },
  { route: '/modeles/:id/modifier', account: 'technician', addressFor: ({ modelId }) => `/modeles/${modelId}/modifier`, isForm: true },
  screen('/mds', 'technician'),
  form('/mds/nouvelle', 'technician'),
  { route: '/mds/:id', account: 'technician', addressFor: ({ siteId }) => `/mds/${siteId}` },
  { route: '/mds/:id/chronologie', account: 'technician', addressFor: ({ siteId }) => `/mds/${siteId}/chronologie` },
  { route: '/mds/:id/modifier', account: 'technician', addressFor: ({ siteId }) => `/mds/${siteId}/modifier`, isForm: true },
  screen('/personnes', 'technician'),
  form('/personnes/nouveau', 'technician'),
  { route: '/personnes/:id', account: 'technician', addressFor: ({ personId }) => `/personnes/${personId}` },
  { route: '/personnes/:id/modifier', account: 'technician', addressFor: ({ personId }) => `/personnes/${personId}/modifier`, isForm: true },
  screen('/lots', 'technician'),
  form('/lots/nouveau', 'technician'),
  { route: '/lots/:id', account: 'technician', addressFor: ({ kitId }) => `/lots/${kitId}` },
  { route: '/lots/:id/modifier', account: 'technician', addressFor: ({ kitId }) => `/lots/${kitId}/modifier`, isForm: true },
  screen('/transferts', 'technician'),
  form('/transferts/nouveau', 'technician'),
  { route: '/transferts/:id', account: 'technician', addressFor: ({ transferId }) => `/transferts/${transferId}` },
  { route: '/transferts/:id/modifier', account: 'technician', addressFor: ({ preparedId }) => `/transferts/${preparedId}/modifier`, isForm: true },
  screen('/historique', 'technician', '/historique?from=2025-01-01'),
  screen('/signalements', 'technician'),
  { route: '/signalements/:id', account: 'technician', addressFor: ({ reportId }) => `/signalements/${reportId}` },
  screen('/avis', 'technician'),
  screen('/imports', 'technician'),
  form('/imports/nouveau', 'technician'),
  { route: '/imports/:id', account: 'technician', addressFor: ({ importId }) => `/imports/${importId}`, isForm: true },
  screen('/comptes', 'administrator'),
  form('/comptes/nouveau', 'administrator'),
  { route: '/comptes/:id', account: 'administrator', addressFor: ({ accountId }) => `/comptes/${accountId}` },
  { route: '/comptes/:id/modifier', account: 'administrator', addressFor: ({ accountId }) => `/comptes/${accountId}/modifier`, isForm: true },
  screen('/e-mails', 'administrator'),
  screen('/recherche', 'technician', '/recherche?q=galaxy'),
  form('/mon-compte', 'technician'),
  screen('/**', 'technician', '/une-page/qui-n-existe-pas'),
];

/** What stands in the demonstration. */
export async function findThings(technician: Api, administrator: Api): Promise<Things> {
  const [piece, site, model, person, account, checked, booking, loan, kits, transfers] = await Promise.all([
    technician.piece('state=in-service&category=laptop'),
    technician.site('Vitrolles'),
    technician.model('Galaxy'),
    technician.person('Basilic'),
    administrator.account('mediateur'),
    technician.checkedImport(inventoryFile('ECRAN')),
    technician.booking(),
    technician.loan('state=open'),
    technician.get<ListPage<KitSummary>>('/api/kits?limit=1'),
    technician.get<ListPage<TransferSummary>>('/api/transfers?state=live&limit=20'),
  ]);
  const report = await administrator.report(piece.number);
  return {
    equipmentId: piece.id, siteId: site.id, modelId: model.id, personId: person.id, accountId: account.id, importId: checked.id, bookingId: booking.id,
    loanId: loan.id, reportId: report.id, kitId: kits.items[0]?.id ?? '', transferId: transfers.items.find(({ state }) => state !== 'draft')?.id ?? '',
    preparedId: await preparedTransfer(technician, site.id, transfers.items),
  };
}

/** A transfer that can still be changed. */
async function preparedTransfer(technician: Api, fromSiteId: string, live: readonly TransferSummary[]): Promise<string> {
  const known = live.find(({ state }) => state === 'draft');
  if (known) return known.id;
  const stock = await technician.pieces(`state=in-stock&siteId=${fromSiteId}&limit=1`);
  const [destination] = (await technician.get<TransferDestinations>('/api/transfers/destinations')).items.filter(({ id }) => id !== fromSiteId);
  const prepared = await technician.post<TransferSummary>('/api/transfers', {
    id: v7(), fromSiteId, toSiteId: destination?.id, equipmentIds: stock.map(({ id }) => id),
  });
  return prepared.id;
}

/** Opens a page and waits until it shows what it has. */
export async function open(page: Page, address: string): Promise<void> {
  const pending = new Set<Request>();
  let quietSince = Date.now();
  const begin = (request: Request): void => {
    // What is live has no end.
    if (request.resourceType() !== 'eventsource') pending.add(request);
  };
  const finish = (request: Request): void => {
    pending.delete(request);
    quietSince = Date.now();
  };
  page.on('request', begin).on('requestfinished', finish).on('requestfailed', finish);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(() => {
    if (pending.size > 0 || Date.now() - quietSince < QUIET_MS) throw new Error(`${address} is still loading.`);
  }).toPass({ intervals: [QUIET_MS / 2], timeout: 20_000 });
  await expect(page.locator('cal-skeleton')).toHaveCount(0);
  page.off('request', begin).off('requestfinished', finish).off('requestfailed', finish);
}
