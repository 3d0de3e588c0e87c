export { RoomEntity } from './room.entity.js';
export { SiteEntity } from './site.entity.js';
export { SiteModule } from './site.module.js';
