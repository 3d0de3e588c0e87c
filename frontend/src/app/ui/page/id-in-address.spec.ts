import { UrlSegment, type PartialMatchRouteSnapshot } from '@angular/router';
import { idInAddress } from './id-in-address';

describe('An address with an id', () => {
  const matches = (path: string) => idInAddress({ path: ':id' }, [new UrlSegment(path, {})], {} as PartialMatchRouteSnapshot);

  it('names a thing', () => {
    expect(matches('01a20b89-07c1-71d7-83d9-78e23a53c4e5')).toBe(true);
  });

  it('is no word', () => {
    expect(matches('nouveau')).toBe(false);
  });
});
