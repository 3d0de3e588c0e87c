export { requireUnbooked, type Hold } from './bookings-ahead.js';
export { endBookingsOfMoved } from './moved-bookings.js';
export { closeCustody, openCustody, postponeCustody, type CustodyOpening, type CustodyReturn } from './custody-acts.js';
export { HANDED_OVER_BY, TAKEN_BACK_BY } from './custody-actors.queries.js';
export { CustodyModule } from './custody.module.js';
export { insertCustodies, readCustody, type CustodyState } from './custody.queries.js';
export { ACCESSORIES } from './hand-over.queries.js';
