import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import { CATEGORY_LABEL, type EquipmentState, type EquipmentSummary, type Page, type TransferSummary } from '@calanque/shared';
import { shortDay } from '../ui/format/dates';
import { wholeNumber } from '../ui/format/numbers';
import { STATE_LOOK, type Look } from '../ui/state/equipment-look';
import { injectBookingsAwaiting } from './bookings-awaiting';
import { injectLoansAwaiting } from './loans-awaiting';

/** Something that waits for somebody to act, and where to do so. */
export interface Matter {
  readonly heading: string;
  readonly detail: string;
  readonly look: Look;
  /** The verb: « Faire réparer ». */
  readonly act: string;
  readonly link: string;
  readonly filters?: Readonly<Record<string, string>>;
}

interface Watched {
  readonly state: EquipmentState;
  readonly one: string;
  readonly many: string;
  readonly act: string;
}

/** What asks for action, the most pressing first. */
const WATCHED: readonly Watched[] = [
  { state: 'broken', one: 'pièce en panne', many: 'pièces en panne', act: 'Faire réparer' },
  { state: 'in-repair', one: 'pièce en réparation', many: 'pièces en réparation', act: 'Suivre' },
  { state: 'lost', one: 'pièce perdue', many: 'pièces perdues', act: 'Rechercher' },
  { state: 'stolen', one: 'pièce volée', many: 'pièces volées', act: 'Voir' },
];

/** How many pieces are named in a line. */
const NAMED = 3;

/** How many transfers are looked at. */
const UNDER_WAY = 20;

interface Way {
  readonly one: string;
  readonly many: string;
  readonly act: string;
  readonly direction: 'incoming' | 'outgoing';
}

const ARRIVING: Way = { one: 'transfert à recevoir', many: 'transferts à recevoir', act: 'Recevoir', direction: 'incoming' };
const LEAVING: Way = { one: 'transfert envoyé', many: 'transferts envoyés', act: 'Suivre', direction: 'outgoing' };

/** What waits in a site, or in all of them. */
export interface Awaiting {
  /** Null until everything has been asked. */
  readonly matters: Signal<readonly Matter[] | null>;
  /** What a request threw, or undefined. */
  readonly failure: Signal<unknown>;
  reload(): void;
}

/** Asks for what is lent and due, what is booked, and for the pieces that are broken, in repair, lost or stolen, in one site or (null) in all of the scope. */
export function injectAwaiting(siteId: Signal<string | null>, now: () => Date = () => new Date()): Awaiting {
  const asked = WATCHED.map((watched) => ({
    watched,
    page: httpResource<Page<EquipmentSummary>>(() => ({
      url: '/api/equipment',
      params: { state: watched.state, sort: 'number', limit: NAMED, count: true, ...filterOn(siteId()) },
    })),
  }));

  const loans = injectLoansAwaiting(siteId);
  const bookings = injectBookingsAwaiting(siteId);
  const transfers = httpResource<Page<TransferSummary>>(() => ({ url: '/api/transfers', params: { state: 'live', limit: UNDER_WAY, ...filterOn(siteId()) } }));
  const underWay = computed(() => (transfers.hasValue() ? transfers.value().items.filter(({ state }) => state !== 'draft') : []));

  return {
    matters: computed(() => {
      if (!asked.every(({ page }) => page.hasValue())) return null;
      const arriving = underWay().filter(({ to, mayReceive }) => mayReceive && (siteId() === null || to.id === siteId()));
      const leaving = underWay().filter((transfer) => !arriving.includes(transfer));
      return [
        ...(loans.matters() ?? []),
        ...(bookings.matters() ?? []),
        ...matterOfTransfers(arriving, ARRIVING, siteId()),
        ...asked.flatMap(({ watched, page }) => matterOf(watched, page.value(), siteId(), now()) ?? []),
        ...matterOfTransfers(leaving, LEAVING, siteId()),
      ];
    }),
    failure: computed(() => asked.find(({ page }) => page.error())?.page.error() ?? transfers.error() ?? loans.failure() ?? bookings.failure()),
    reload: () => {
      loans.reload();
      bookings.reload();
      [...asked.map(({ page }) => page), transfers].forEach((resource) => resource.reload());
    },
  };
}

const filterOn = (siteId: string | null): Record<string, string> => (siteId ? { siteId } : {});

function matterOf(watched: Watched, page: Page<EquipmentSummary> | undefined, siteId: string | null, now: Date): Matter | null {
  const [first] = page?.items ?? [];
  if (!page || !first) return null;
  const total = page.total ?? page.items.length;
  const only = total === 1;
  return {
    heading: `${wholeNumber(total)} ${only ? watched.one : watched.many}`,
    detail: sentence(page.items.map((piece) => nameOf(piece, siteId === null, now)), total),
    look: STATE_LOOK[watched.state],
    act: watched.act,
    link: only ? `/materiel/${first.id}` : '/materiel',
    filters: only ? undefined : { state: watched.state, ...filterOn(siteId) },
  };
}

function matterOfTransfers(transfers: readonly TransferSummary[], way: Way, siteId: string | null): Matter[] {
  const [first] = transfers;
  if (!first) return [];
  const only = transfers.length === 1;
  const missing = transfers.reduce((sum, transfer) => sum + transfer.missing, 0);
  const road = way.direction === 'incoming' ? `de la MDS ${first.from.name}${siteId === null ? ` pour ${first.to.name}` : ''}` : `vers ${first.to.name}`;
  return [{
    heading: `${transfers.length} ${only ? way.one : way.many}`,
    detail: `${first.onTheWay} en route ${road}${only ? '' : ` et ${transfers.length - 1} autre${transfers.length > 2 ? 's' : ''}`}${missing > 0 ? `, ${missing} manquant${missing > 1 ? 's' : ''}` : ''}`,
    look: STATE_LOOK['in-transit'],
    act: way.act,
    link: only ? `/transferts/${first.id}` : '/transferts',
    filters: only ? undefined : { direction: way.direction, state: 'live', ...filterOn(siteId) },
  }];
}

/** The number, never broken over two lines, and what tells most about the piece. */
function nameOf(piece: EquipmentSummary, withSite: boolean, now: Date): string {
  const number = piece.number.replaceAll('-', '-\u2060');
  const site = withSite ? `, ${piece.site.name}` : '';
  const repair = piece.custody?.kind === 'repair' ? piece.custody : null;
  if (!repair) return `${CATEGORY_LABEL[piece.category].toLowerCase()} ${number}${withSite ? ` (${piece.site.name})` : ''}`;
  const late = repair.dueAt !== null && new Date(repair.dueAt) < now;
  const when = late && repair.dueAt ? `attendue le ${shortDay(repair.dueAt, now)}` : `depuis le ${shortDay(repair.since, now)}`;
  return `${number} (${when}${site})`;
}

/** « Tablette MDS13-000209, ordinateur portable MDS13-000188 et 4 autres » */
function sentence(names: readonly string[], total: number): string {
  const shown = names.slice(0, total > NAMED ? NAMED - 1 : NAMED);
  const left = total - shown.length;
  const last = left > 0 ? `${left} autres` : shown.length > 1 ? shown.at(-1) : undefined;
  const before = left > 0 || shown.length === 1 ? shown : shown.slice(0, -1);
  const text = before.join(', ') + (last ? ` et ${last}` : '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
