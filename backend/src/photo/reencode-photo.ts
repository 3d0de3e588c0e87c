import { PHOTO_BYTES_MAX } from '@calanque/shared';
import sharp, { type Metadata, type OutputInfo } from 'sharp';
import { Refusal } from '../refusal/refusal.js';
import { OneAtATime } from '../turn/index.js';

/** A photograph as it is kept: JPEG without anything but its pixels. */
export interface Photo {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

const MEGABYTE = 1024 * 1024;
/** What the largest telephones take. */
const PIXELS_MAX = 50_000_000;
/** What the decoder may hold of a photograph: all that the largest telephones take, at a byte for each colour. */
const DECODED_BYTES_MAX = 150_000_000;
/** Of PNGs that no camera makes and that take many times as long as others: passes over the whole, or two bytes for each colour. */
const SLOW_PIXELS_MAX = 6_000_000;
/** What the table keeps of each. */
const KEPT_BYTES_MAX = MEGABYTE;
const SECONDS_MAX = 15;

/**
 * The longer side, in pixels, at which a scratch is seen and nearly every file stays below half a megabyte; what is so full of detail
 * that it does not fit is kept smaller and coarser.
 */
const SIDE_MAX = 1600;
const TRIES = [{ side: SIDE_MAX, quality: 78 }, { side: SIDE_MAX, quality: 55 }, { side: 1200, quality: 50 }, { side: 800, quality: 40 }] as const;

/** Of however many photographs sent at once, one is decoded. */
const decoding = new OneAtATime();

/** How files of the formats begin that are taken; whatever else the decoder could read is never given to it. */
const BEGINNINGS: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP',
];

/**
 * Decodes a photograph that somebody sent and encodes it anew, upright and at most 1600 pixels long: place, time, camera and whatever
 * else was in the file stay behind. Waits until those sent before are done.
 * @param field the property of the body that the refusal names
 * @throws Refusal `photo-not-one` for what is no whole JPEG, PNG or WebP; `photo-too-large` for too many bytes or pixels;
 * `photo-too-heavy` for what would take too much memory or time
 */
export async function reencodePhoto(bytes: Buffer, field = 'photo'): Promise<Photo> {
  if (bytes.length > PHOTO_BYTES_MAX) throw new Refusal('photo-too-large', { limit: `${PHOTO_BYTES_MAX / MEGABYTE} Mo` }, { field });
  if (!BEGINNINGS.some((fits) => fits(bytes))) throw new Refusal('photo-not-one', {}, { field });
  return decoding.do(async () => {
    await requireBearable(bytes, field);
    try {
      return await encode(await decode(bytes));
    } catch {
      // What the decoder says is of bytes, and to nobody's use who took a photograph.
      throw new Refusal('photo-not-one', {}, { field });
    }
  });
}

interface Decoded {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/** The pixels, as many as are kept at most. */
function decode(bytes: Buffer): Promise<Decoded> {
  return sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
    .autoOrient()
    .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .timeout({ seconds: SECONDS_MAX })
    .toBuffer({ resolveWithObject: true });
}

/** As finely as it fits. */
async function encode({ data: pixels, info: { width, height, channels } }: Decoded): Promise<Photo> {
  for (const { side, quality } of TRIES) {
    const { data, info } = await sharp(pixels, { raw: { width, height, channels } })
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality, progressive: true })
      .toBuffer({ resolveWithObject: true });
    if (data.length <= KEPT_BYTES_MAX) return { jpeg: data, width: info.width, height: info.height };
  }
  throw new Error('no JPEG of that size is so large');
}

/** Only the head of the file is read for it. */
async function requireBearable(bytes: Buffer, field: string): Promise<void> {
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata().catch(() => {
    throw new Refusal('photo-not-one', {}, { field });
  });
  const pixels = head.width * head.height;
  if (pixels > PIXELS_MAX) throw new Refusal('photo-too-large', { limit: `${PIXELS_MAX / 1_000_000} millions de pixels` }, { field });
  const slow = head.format === 'png' && (head.isProgressive || head.depth !== 'uchar');
  if (pixels * bytesOfPixel(head) > DECODED_BYTES_MAX || (slow && pixels > SLOW_PIXELS_MAX)) throw new Refusal('photo-too-heavy', {}, { field });
}

/** What the decoder holds of each pixel. Of a JPEG that is told in passes, it holds two bytes for each sample until the last. */
function bytesOfPixel({ format, isProgressive, chromaSubsampling, channels, depth }: Metadata): number {
  if (format === 'jpeg' && isProgressive) return 2 * (chromaSubsampling === '4:2:0' ? 1.5 : channels);
  return channels * (depth === 'uchar' ? 1 : 2);
}
