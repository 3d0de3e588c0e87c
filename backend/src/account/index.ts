export { AccountEntity } from './account.entity.js';
export { AccountModule } from './account.module.js';
export { AccountSiteEntity } from './account-site.entity.js';
