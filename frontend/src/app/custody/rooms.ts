import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { RoomAnswer, RoomList } from '@calanque/shared';

/** The rooms of a site in which something can be put. */
export interface Rooms {
  readonly resource: HttpResourceRef<RoomList | undefined>;
  /** Those that are not closed; empty until they are loaded. */
  readonly open: Signal<readonly RoomAnswer[]>;
}

/** Call it where one can inject. While the site is null, there are no rooms. */
export function injectRooms(siteId: () => string | null): Rooms {
  const resource = httpResource<RoomList>(() => {
    const id = siteId();
    return id === null ? undefined : `/api/sites/${id}/rooms`;
  });
  return { resource, open: computed(() => (resource.hasValue() ? resource.value().items.filter((room) => !room.closed) : [])) };
}

/** « Bureau 12 (1er étage) » */
export const roomName = (room: RoomAnswer): string => (room.floor ? `${room.name} (${room.floor})` : room.name);
