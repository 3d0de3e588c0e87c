import { Readable, pipeline } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file in an archive: known whole, and then stored as it is, or coming by and by, and then compressed. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | AsyncIterable<Buffer>;
}

/** What the list at the end of the archive says of a file. */
interface Listed {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
}

const LOCAL_HEADER = 0x0403_4b50;
const DESCRIPTOR = 0x0807_4b50;
const CENTRAL_HEADER = 0x0201_4b50;
const END = 0x0605_4b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const SIZES_FOLLOW = 0x0008;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, midnight: the archive itself tells no time. */
const [NO_TIME, FIRST_DAY] = [0, 0x0021];

/**
 * An archive written while its files come; of what has gone only the list of files is kept.
 * PKWARE APPNOTE 6.3, without its extensions for 4 GB and more.
 */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const list: Listed[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const known = Buffer.isBuffer(content);
    const file: Listed = {
      name: Buffer.from(name), flags: UTF8_NAMES | (known ? 0 : SIZES_FOLLOW), method: known ? STORED : DEFLATED, offset, crc: 0, packed: 0, size: 0,
    };
    list.push(file);
    for await (const part of known ? stored(file, content) : deflated(file, content)) {
      offset += part.length;
      yield part;
    }
  }
  const directory = Buffer.concat(list.map(centralHeader));
  yield Buffer.concat([directory, endOf(list.length, directory.length, offset)]);
}

async function* stored(file: Listed, content: Buffer): AsyncGenerator<Buffer> {
  file.crc = crc32(content);
  file.packed = file.size = content.length;
  yield Buffer.concat([localHeader(file), content]);
}

async function* deflated(file: Listed, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield localHeader(file);
  const deflate = createDeflateRaw();
  // What goes wrong on the way destroys `deflate` with it, and leaving the loop below ends `content`.
  pipeline(Readable.from(counted(file, content)), deflate, () => undefined);
  for await (const part of deflate as AsyncIterable<Buffer>) {
    file.packed += part.length;
    yield part;
  }
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(DESCRIPTOR, 0);
  writeSizes(descriptor, 4, file);
  yield descriptor;
}

async function* counted(file: Listed, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const part of content) {
    file.crc = crc32(part, file.crc);
    file.size += part.length;
    yield part;
  }
}

function localHeader(file: Listed): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  writeKind(header, 4, file);
  writeSizes(header, 14, file);
  header.writeUInt16LE(file.name.length, 26);
  return Buffer.concat([header, file.name]);
}

function centralHeader(file: Listed): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  writeKind(header, 6, file);
  writeSizes(header, 16, file);
  header.writeUInt16LE(file.name.length, 28);
  header.writeUInt32LE(file.offset, 42);
  return Buffer.concat([header, file.name]);
}

/** Version needed, flags, method, time and day: 10 bytes. */
function writeKind(header: Buffer, at: number, file: Listed): void {
  for (const [place, value] of [VERSION, file.flags, file.method, NO_TIME, FIRST_DAY].entries()) header.writeUInt16LE(value, at + 2 * place);
}

/** Checksum and both sizes, 12 bytes; zero where they follow. */
function writeSizes(header: Buffer, at: number, file: Listed): void {
  for (const [place, value] of [file.crc, file.packed, file.size].entries()) header.writeUInt32LE(value, at + 4 * place);
}

function endOf(files: number, directoryLength: number, directoryAt: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(directoryLength, 12);
  end.writeUInt32LE(directoryAt, 16);
  return end;
}
