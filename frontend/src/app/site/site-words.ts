import { NETWORK_KIND_LABEL, SITE_STATUS_LABEL, type NetworkKind, type SiteStatus } from '@calanque/shared';
import { wholeNumber } from '../ui/format/numbers';
import type { Look } from '../ui/state/equipment-look';

/** How a site's status looks. */
export const SITE_STATUS_LOOK: Readonly<Record<SiteStatus, Look>> = {
  open: { tone: 'pine', icon: 'check_circle' },
  works: { tone: 'ochre', icon: 'build' },
  closed: { tone: 'neutral', icon: 'block' },
};

export const siteStatusLabel = (status: SiteStatus): string => SITE_STATUS_LABEL[status];

/** « 300 Mb/s », « 1 Gb/s » */
export function speedInWords(mbps: number): string {
  return mbps >= 1000 && mbps % 100 === 0 ? `${String(mbps / 1000).replace('.', ',')} Gb/s` : `${wholeNumber(mbps)} Mb/s`;
}

/** « Fibre · 300 Mb/s »; empty when nothing is known. */
export function networkInShort(kind: NetworkKind | null, downloadMbps: number | null): string {
  return [kind && NETWORK_KIND_LABEL[kind], downloadMbps !== null && kind !== 'none' && speedInWords(downloadMbps)].filter(Boolean).join(' · ');
}
