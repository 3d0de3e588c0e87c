import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  BookingAnswer, BookingApproval, BookingDraft, BookingEnding, BookingFeed, BookingFeedDraft, BookingFeedList, BookingHandOver, BookingListRequest, BookingMove, BookingsMade,
  BookingSwaps, Calendar, CalendarRequest, FreeTimes, FreeTimesRequest, type Page,
} from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersNothing, AnswersPage, AnswersText } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { RequestId } from '../http/request-context.js';
import { IfMatch } from '../http/version.js';
import { AskBookings } from './ask-booking.js';
import { BookingFeeds } from './booking-feeds.js';
import { ChangeBookings } from './change-bookings.js';
import { FindFreeTimes } from './free-times.js';
import { HandOverBookings } from './hand-over.js';
import { MoveBooking } from './move-booking.js';
import { ReadBookings } from './read-bookings.js';

@Controller('bookings')
export class BookingController {
  constructor(
    private readonly bookings: ReadBookings,
    private readonly asking: AskBookings,
    private readonly freeTimes: FindFreeTimes,
    private readonly changes: ChangeBookings,
    private readonly moves: MoveBooking,
    private readonly handOvers: HandOverBookings,
  ) {}

  @Get()
  @Allow('booking:read')
  @AnswersPage(BookingAnswer)
  list(@SignedIn() caller: Caller, @Query() request: BookingListRequest): Promise<Page<BookingAnswer>> {
    return this.bookings.list(caller, request);
  }

  @Get('calendar')
  @Allow('booking:read')
  @Answers(Calendar)
  calendar(@SignedIn() caller: Caller, @Query() request: CalendarRequest): Promise<Calendar> {
    return this.bookings.calendar(caller, request);
  }

  @Get('free-times')
  @Allow('booking:ask')
  @Answers(FreeTimes)
  free(@SignedIn() caller: Caller, @Query() request: FreeTimesRequest): Promise<FreeTimes> {
    return this.freeTimes.of(caller, request);
  }

  @Get(':id')
  @Allow('booking:read')
  @Answers(BookingAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<BookingAnswer> {
    return this.bookings.one(caller, id);
  }

  @Get(':id/swaps')
  @Allow('booking:ask')
  @Answers(BookingSwaps)
  swaps(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<BookingSwaps> {
    return this.moves.swaps(caller, id);
  }

  @Post()
  @Allow('booking:ask')
  @AnswersCreated(BookingsMade)
  ask(@SignedIn() caller: Caller, @Body() draft: BookingDraft): Promise<BookingsMade> {
    return this.asking.ask(caller, draft);
  }

  @Post(':id/approve')
  @Allow('booking:approve')
  @Answers(BookingAnswer)
  approve(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() approval: BookingApproval): Promise<BookingAnswer> {
    return this.changes.approve(caller, id, version, approval);
  }

  @Post(':id/refuse')
  @Allow('booking:approve')
  @Answers(BookingsMade)
  refuse(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() ending: BookingEnding): Promise<BookingsMade> {
    return this.changes.refuse(caller, id, version, ending);
  }

  @Post(':id/cancel')
  @Allow('booking:ask')
  @Answers(BookingsMade)
  cancel(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() ending: BookingEnding): Promise<BookingsMade> {
    return this.changes.cancel(caller, id, version, ending);
  }

  @Post(':id/move')
  @Allow('booking:ask')
  @Answers(BookingAnswer)
  move(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() move: BookingMove): Promise<BookingAnswer> {
    return this.moves.move(caller, id, version, move);
  }

  @Post(':id/hand-over')
  @Allow('custody:assign')
  @Answers(BookingsMade)
  handOver(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() handOver: BookingHandOver): Promise<BookingsMade> {
    return this.handOvers.handOver(caller, id, version, handOver);
  }
}

@Controller('booking-feeds')
export class BookingFeedController {
  constructor(private readonly feeds: BookingFeeds) {}

  @Get()
  @Allow('booking:read')
  @Answers(BookingFeedList)
  list(@SignedIn() caller: Caller): Promise<BookingFeedList> {
    return this.feeds.list(caller);
  }

  @Post()
  @Allow('booking:read')
  @AnswersCreated(BookingFeed)
  create(@SignedIn() caller: Caller, @Body() draft: BookingFeedDraft): Promise<BookingFeed> {
    return this.feeds.create(caller, draft);
  }

  @Delete(':id')
  @Allow('booking:read')
  @AnswersNothing()
  revoke(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<void> {
    return this.feeds.revoke(caller, id);
  }

  /** Whoever knows the address reads it: calendar programs do not sign in. */
  @Get(':token.ics')
  @Allow('anyone')
  @AnswersText('text/calendar')
  read(@Param('token') token: string, @RequestId() requestId: string): Promise<string> {
    return this.feeds.read(token, requestId);
  }
}
