import { NETWORK_KIND_LABEL, SITE_STATUS_LABEL, type SiteColumnKey, type SiteSummary } from '@calanque/shared';
import type { Cell } from '../spreadsheet/index.js';

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
