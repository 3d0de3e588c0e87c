export { BookingModule } from './booking.module.js';
export { bookingsOfLoan, fulfilBookingWithLoan } from './hand-over.js';
