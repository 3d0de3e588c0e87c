import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { RoomAnswer, RoomChange, RoomDraft, SiteChange, SiteDetail, SiteDraft } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** Sites and their rooms, written. */
@Service()
export class SiteApi {
  private readonly http = inject(HttpClient);

  /** Problems: `site-name-taken`, `hours-invalid`, `person-unknown`. */
  create(draft: SiteDraft): Promise<SiteDetail> {
    return firstValueFrom(this.http.post<SiteDetail>('/api/sites', draft));
  }

  /** Problems: those of `create`, `stale`. */
  change(id: string, version: number, change: SiteChange): Promise<SiteDetail> {
    return firstValueFrom(this.http.patch<SiteDetail>(`/api/sites/${id}`, change, ifMatch(version)));
  }

  /** Problem: `room-name-taken`. */
  addRoom(siteId: string, draft: RoomDraft): Promise<RoomAnswer> {
    return firstValueFrom(this.http.post<RoomAnswer>(`/api/sites/${siteId}/rooms`, draft));
  }

  /** Problems: `room-name-taken`, `room-in-use`, `stale`. */
  changeRoom(id: string, version: number, change: RoomChange): Promise<RoomAnswer> {
    return firstValueFrom(this.http.patch<RoomAnswer>(`/api/rooms/${id}`, change, ifMatch(version)));
  }
}
