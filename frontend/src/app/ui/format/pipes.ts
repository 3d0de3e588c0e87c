import { Pipe, type PipeTransform } from '@angular/core';
import { longDay, moment, shortDay } from './dates';
import { euros, wholeNumber } from './numbers';

type Time = string | Date | null | undefined;

/** « 14 mai 2021 »; nothing for no date. */
@Pipe({ name: 'calDay' })
export class DayPipe implements PipeTransform {
  transform(time: Time): string {
    return time ? longDay(time) : '';
  }
}

/** « 13 nov. », or « 13 nov. 2024 » in another year. */
@Pipe({ name: 'calShortDay' })
export class ShortDayPipe implements PipeTransform {
  transform(time: Time): string {
    return time ? shortDay(time) : '';
  }
}

/** « 13 nov. 10:42 » */
@Pipe({ name: 'calMoment' })
export class MomentPipe implements PipeTransform {
  transform(time: Time): string {
    return time ? moment(time) : '';
  }
}

/** Cents as « 229,00 € ». */
@Pipe({ name: 'calEuros' })
export class EurosPipe implements PipeTransform {
  transform(cents: number | null | undefined): string {
    return cents === null || cents === undefined ? '' : euros(cents);
  }
}

/** « 1 204 » */
@Pipe({ name: 'calWholeNumber' })
export class WholeNumberPipe implements PipeTransform {
  transform(value: number): string {
    return wholeNumber(value);
  }
}
