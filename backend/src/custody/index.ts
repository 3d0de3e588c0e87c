export { requireUnbooked, type Hold } from './bookings-ahead.js';
export { closeCustody, openCustody } from './custody-acts.js';
export { CustodyModule } from './custody.module.js';
export { insertCustodies, readCustody } from './custody.queries.js';
