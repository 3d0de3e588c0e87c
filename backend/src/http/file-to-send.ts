import { Readable } from 'node:stream';
import { Injectable, StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { EXPORT_ROWS_HEADER } from '@calanque/shared';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';

/** A file that is made while it is sent. */
export interface FileToSend {
  /** With its extension; may hold accents. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** How many rows it will have; null where it has none. */
  readonly rows: number | null;
  readonly parts: AsyncGenerator<Buffer>;
  /** Ends what the making needs, whether all was sent or not. */
  readonly close: () => Promise<void>;
  /** Whether it is shown where it was asked for, and not only put aside. */
  readonly isShown?: boolean;
}

/** A file that is there, shown where it was asked for. */
export function wholeFile(file: { readonly name: string; readonly type: string; readonly bytes: Buffer }): FileToSend {
  const { name, type, bytes } = file;
  return { name, type, rows: null, parts: partsOf(bytes), close: () => Promise.resolve(), isShown: true };
}

async function* partsOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Whoever takes nothing for so long gets no more: what the file is made from is not kept for them. */
const STALLED_MS = 60_000;

/** Sends the file that a handler gives, as fast as it is taken; a client that leaves ends the making of it. */
@Injectable()
export class SendFile implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<FileToSend>): Observable<StreamableFile> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((file) => {
      const stream = Readable.from(file.parts, { objectMode: false });
      if (response.closed) stream.destroy();
      const end = () => void file.close();
      stream.once('close', end);
      response.once('close', end).setTimeout(STALLED_MS, () => response.destroy());
      if (file.rows !== null) response.setHeader(EXPORT_ROWS_HEADER, file.rows);
      return new StreamableFile(stream, { type: file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type, disposition: dispositionOf(file) });
    }));
  }
}

/** RFC 6266: the name as it is, and one without accents for those who read no other. */
function dispositionOf({ name, isShown }: FileToSend): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\w .-]/g, '_');
  return `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
