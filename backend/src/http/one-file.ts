import {
  applyDecorators, createParamDecorator, Injectable, PayloadTooLargeException, SetMetadata, UseInterceptors,
  type CallHandler, type ExecutionContext, type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { finalize, type Observable } from 'rxjs';
import { Refusal } from '../refusal/refusal.js';

export const TAKES_FILE = Symbol('takes-file');

const MEGABYTE = 1024 * 1024;
/** The fields beside the file are ids and codes. */
const FIELD_BYTES = 1000;
const FIELDS = 10;
/** Each is held in memory. */
const MOST_AT_ONCE = 4;
const TRY_AGAIN_IN_SECONDS = 5;

/** A file as it was sent; nothing of it has been looked at. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface WithFile extends Request {
  file?: { readonly originalname: string; readonly buffer: Buffer };
}

/**
 * The handler takes a form (`multipart/form-data`) with one `file` of at most so many bytes, which is held in memory. It is read
 * after the guards: who may not call gets no byte read.
 */
export function TakesFile(maxBytes: number): MethodDecorator {
  const Multipart = FileInterceptor('file', {
    limits: { fileSize: maxBytes, files: 1, fields: FIELDS, fieldSize: FIELD_BYTES, parts: FIELDS + 1 }, defParamCharset: 'utf8',
  });

  @Injectable()
  class ReadFile implements NestInterceptor {
    private static held = 0;
    private readonly multipart = new Multipart();

    async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      if (ReadFile.held >= MOST_AT_ONCE) throw new Refusal('uploads-busy', {}, { retryAfterSeconds: TRY_AGAIN_IN_SECONDS });
      ReadFile.held++;
      let left = false;
      const leave = () => (left = true);
      const response = context.switchToHttp().getResponse<Response>().once('close', leave);
      try {
        const handled = await this.multipart.intercept(context, next);
        // Nobody waits for it any more.
        if (left) throw new Refusal('malformed-request');
        // The handler works on the file, and holds it, until it has ended, also when nobody waits for it any more.
        return handled.pipe(finalize(() => ReadFile.held--));
      } catch (error) {
        ReadFile.held--;
        // The only thing of which the reader says how much is too much.
        if (error instanceof PayloadTooLargeException) throw new Refusal('file-too-large', { limit: maxBytes / MEGABYTE }, { field: 'file' });
        throw error;
      } finally {
        response.off('close', leave);
      }
    }
  }
  return applyDecorators(SetMetadata(TAKES_FILE, true), UseInterceptors(ReadFile));
}

/** The file of the form; null where none was sent. */
export const FileOfForm = createParamDecorator((_: unknown, context: ExecutionContext): SentFile | null => {
  const { file } = context.switchToHttp().getRequest<WithFile>();
  return file ? { name: file.originalname, bytes: file.buffer } : null;
});
