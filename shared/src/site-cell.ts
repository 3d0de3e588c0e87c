import type { Cell } from './column.js';
import type { SiteColumnKey } from './site-column.js';
import { NETWORK_KIND_LABEL, SITE_STATUS_LABEL } from './site-state.js';
import type { SiteSummary } from './site.js';

/** What each column of the list of sites holds of one. */
export const SITE_CELLS: Readonly<Record<SiteColumnKey, (site: SiteSummary) => Cell | undefined>> = {
  name: ({ name }) => name,
  status: ({ status }) => SITE_STATUS_LABEL[status],
  address: ({ address }) => address,
  city: ({ city }) => city,
  manager: ({ manager }) => manager?.name,
  networkKind: ({ networkKind }) => networkKind && NETWORK_KIND_LABEL[networkKind],
  downloadMbps: ({ downloadMbps }) => downloadMbps,
  roomCount: ({ roomCount }) => roomCount,
  equipmentCount: ({ equipmentCount }) => equipmentCount,
};
