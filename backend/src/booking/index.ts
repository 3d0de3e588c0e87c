export { BookingModule } from './booking.module.js';
export { bookingsOfLoan } from './hand-over.js';
