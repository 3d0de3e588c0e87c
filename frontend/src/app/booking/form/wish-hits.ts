import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import type { EquipmentSummary, Page, Reference } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import type { Hit } from '../../ui/form/lookup';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';

/** Finds pieces, as a `cal-lookup` wants them; for an empty text, those of the site. */
export function injectPieceSearch(siteId: () => string): (text: string) => Promise<readonly Hit[]> {
  const http = inject(HttpClient);
  return async (text) => {
    const params: Record<string, string> = { limit: '8', ...(text ? { q: text } : siteId() ? { siteId: siteId() } : {}) };
    const page = await firstValueFrom(http.get<Page<EquipmentSummary>>('/api/equipment', { params }));
    return page.items.map(pieceHit);
  };
}

export function pieceHit(piece: Pick<EquipmentSummary, 'id' | 'number' | 'maker' | 'modelName' | 'category' | 'site'>): Hit {
  return { id: piece.id, label: piece.number, detail: `${piece.maker} ${piece.modelName} · ${piece.site.name}`, icon: CATEGORY_ICON[piece.category] };
}

/** A kit, as far as a choice needs it. */
interface KitHit {
  readonly id: string;
  readonly name: string;
  readonly site: Reference;
}

/** Finds kits by their name. */
export function injectKitSearch(): (text: string) => Promise<readonly Hit[]> {
  const http = inject(HttpClient);
  return async (text) => {
    const page = await firstValueFrom(http.get<Page<KitHit>>('/api/kits', { params: { limit: '8', ...(text ? { q: text } : {}) } }));
    return page.items.map(({ id, name, site }) => ({ id, label: name, detail: site.name, icon: 'inventory_2' }) satisfies Hit);
  };
}
