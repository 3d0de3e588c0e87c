export { NextBookings } from './next-bookings';
