import { Module } from '@nestjs/common';
import { AskBookings } from './ask-booking.js';
import { BookingFeedController, BookingController } from './booking.controller.js';
import { BookingFeeds } from './booking-feeds.js';
import { ChangeBookings } from './change-bookings.js';
import { FindFreeTimes } from './free-times.js';
import { HandOverBookings } from './hand-over.js';
import { MoveBooking } from './move-booking.js';
import { ReadBookings } from './read-bookings.js';
import { WatchBookings } from './watch-bookings.js';

@Module({
  controllers: [BookingController, BookingFeedController],
  providers: [ReadBookings, FindFreeTimes, AskBookings, ChangeBookings, MoveBooking, HandOverBookings, BookingFeeds, WatchBookings],
})
export class BookingModule {}
