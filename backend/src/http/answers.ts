import { applyDecorators, HttpCode, SetMetadata, UseInterceptors, type Type } from '@nestjs/common';
import { EVENT_STREAM, SendEvents } from './event-stream.js';
import { SendFile } from './file-to-send.js';
import { SendText } from './text-to-send.js';

export const ANSWER = Symbol('answer');

/** What a handler answers, for the API description and for the specs that check real answers against it. */
export interface AnswerDescription {
  readonly status: number;
  readonly type: Type | null;
  /** Whether it is a page of `type`. */
  readonly page: boolean;
  /** Where what was created is read, when not below the address that created it. */
  readonly at?: string;
  /** The media types of a file. */
  readonly file?: readonly string[];
}

const describe = (answer: AnswerDescription): MethodDecorator =>
  applyDecorators(SetMetadata(ANSWER, answer), HttpCode(answer.status));

/** 200 with one object. */
export const Answers = (type: Type): MethodDecorator => describe({ status: 200, type, page: false });
/** 201 with what was created; `at` says under which address it is read, where that is another one. */
export const AnswersCreated = (type: Type, at?: string): MethodDecorator =>
  describe({ status: 201, type, page: false, ...(at !== undefined && { at }) });
/** 200 with a page of `type`. */
export const AnswersPage = (type: Type): MethodDecorator => describe({ status: 200, type, page: true });
/** 200 with the file that the handler gives (`FileToSend`), of one of the media types. */
export const AnswersFile = (types: readonly string[]): MethodDecorator =>
  applyDecorators(describe({ status: 200, type: null, page: false, file: types }), UseInterceptors(SendFile));
/** 200 with the events that the handler's `EventStream` brings, as long as somebody listens. */
export const AnswersEvents = (): MethodDecorator =>
  applyDecorators(describe({ status: 200, type: null, page: false, file: [EVENT_STREAM] }), UseInterceptors(SendEvents));
/** 200 with the text that the handler gives, of the media type; 304 to whom has it already. */
export const AnswersText = (type: string): MethodDecorator =>
  applyDecorators(describe({ status: 200, type: null, page: false, file: [type] }), UseInterceptors(new SendText(type)));
/** 202 with what is being worked on. */
export const AnswersAccepted = (type: Type): MethodDecorator => describe({ status: 202, type, page: false });
/** 204. */
export const AnswersNothing = (): MethodDecorator => describe({ status: 204, type: null, page: false });
