import type { BookingAnswer, KitSummary, Page as ListPage, TransferSummary } from '@calanque/shared';
import type { Api } from './api';
import { expectGoodDialog } from './good-dialog';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Pages whose acts ask something first: where, and which. */
const PAGES: readonly { readonly of: string; readonly address: (api: Api) => Promise<string>; readonly acts: readonly RegExp[] }[] = [
  { of: 'a loan', address: async (api) => `/prets/${(await api.loan('state=open')).id}`, acts: [/^Prolonger$/, /^Ouvrir un litige$/, /^Corriger/] },
  { of: 'a booking', address: async (api) => `/reservations/${(await comingBooking(api)).id}`, acts: [/^Modifier$/, /^Annuler la réservation$/] },
  { of: 'a kit', address: async (api) => `/lots/${await kitInStock(api)}`, acts: [/^Remettre à un agent$/, /^Dissoudre$/] },
  { of: 'a transfer', address: async (api) => `/transferts/${await sentTransfer(api)}`, acts: [/^Rappeler$/] },
  { of: 'a person', address: async (api) => `/personnes/${await holder(api)}`, acts: [/^Tout reprendre$/] },
  { of: 'the bookings', address: () => Promise.resolve('/reservations'), acts: [/^Dans mon agenda$/] },
];

for (const [width, colorScheme] of [[1440, 'light'], [390, 'dark']] as const) {
  for (const { of, address, acts } of PAGES) {
    test(`what is asked on the page of ${of} breaks no rule at ${width} px, ${colorScheme}, and leaves the focus where it was`, async ({ page, stocked: _stocked, enterAs }) => {
      const api = await enterAs('technician');
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, await address(api));
      for (const act of acts) {
        const opener = page.getByRole('main').getByRole('button', { name: act });
        await opener.click();
        await expectGoodDialog(page, `${of}: ${act.source}`);
        await expect(opener).toBeFocused();
      }
    });
  }
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`The demonstration has no ${what}.`);
  return thing;
}

async function comingBooking(api: Api): Promise<BookingAnswer> {
  const { items } = await api.get<ListPage<BookingAnswer>>(`/api/bookings?status=live&from=${new Date().toISOString()}&limit=50`);
  return found(items.find(({ mayChange }) => mayChange), 'booking to come');
}

async function kitInStock(api: Api): Promise<string> {
  const { items } = await api.get<ListPage<KitSummary>>('/api/kits?limit=50');
  return found(items.find(({ state }) => state === 'ready'), 'kit that is there').id;
}

async function sentTransfer(api: Api): Promise<string> {
  const { items } = await api.get<ListPage<TransferSummary>>('/api/transfers?state=live&limit=50');
  return found(items.find(({ state }) => state === 'sent'), 'transfer on its way').id;
}

async function holder(api: Api): Promise<string> {
  const piece = found((await api.pieces('state=in-service')).find(({ custody }) => custody?.kind === 'assignment'), 'assigned piece');
  return found(piece.custody?.person ?? undefined, 'holder').id;
}
