export { subjectOf, whenOf } from './booking-words';
export { NextBookings } from './next-bookings';
