import type { Route, Routes } from '@angular/router';
import { routes } from './app.routes';
import { idInAddress } from './ui/page/id-in-address';

describe('The addresses of the application', () => {
  const all = (some: Routes): readonly Route[] => some.flatMap((route) => [route, ...all(route.children ?? [])]);

  for (const path of ['materiel', 'personnes', 'mds', 'comptes', 'modeles', 'imports', 'prets', 'reservations', 'lots', 'transferts', 'signalements']) {
    it(`take no word for an id below /${path}`, async () => {
      const below = (await all(routes).find((route) => route.path === path)?.loadChildren?.()) as Routes;
      const withId = all(below).filter((route) => route.path?.startsWith(':id'));
      expect(withId.length).toBeGreaterThan(0);
      for (const route of withId) expect(route.canMatch).withContext(route.path ?? '').toContain(idInAddress);
    });
  }
});
