import { PHOTO_BYTES_MAX } from '@calanque/shared';
import sharp from 'sharp';
import { Refusal } from '../refusal/refusal.js';

/** A photograph as it is kept: JPEG without anything but its pixels. */
export interface Photo {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

const MEGABYTE = 1024 * 1024;
/** What the largest telephones take; decoded, some 200 MB. */
const PIXELS_MAX = 50_000_000;
/** Of the longer side, in pixels: a scratch is seen, and a file stays below half a megabyte. */
const SIDE_MAX = 1600;
const QUALITY = 78;
const SECONDS_MAX = 15;

/** How files of the formats begin that are taken; whatever else the decoder could read is never given to it. */
const BEGINNINGS: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP',
];

/**
 * Decodes a photograph that somebody sent and encodes it anew, upright and at most 1600 pixels long: place, time, camera and whatever
 * else was in the file stay behind.
 * @param field the property of the body that the refusal names
 * @throws Refusal `photo-not-one` for what is no whole JPEG, PNG or WebP; `photo-too-large` for too many bytes or pixels
 */
export async function reencodePhoto(bytes: Buffer, field = 'photo'): Promise<Photo> {
  if (bytes.length > PHOTO_BYTES_MAX) throw new Refusal('photo-too-large', { limit: `${PHOTO_BYTES_MAX / MEGABYTE} Mo` }, { field });
  if (!BEGINNINGS.some((fits) => fits(bytes))) throw new Refusal('photo-not-one', {}, { field });
  await requireFewPixels(bytes, field);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .autoOrient()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY, progressive: true })
      .timeout({ seconds: SECONDS_MAX })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch {
    // What the decoder says is of bytes, and to nobody's use who took a photograph.
    throw new Refusal('photo-not-one', {}, { field });
  }
}

/** Only the head of the file is read for it. */
async function requireFewPixels(bytes: Buffer, field: string): Promise<void> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata().catch(() => {
    throw new Refusal('photo-not-one', {}, { field });
  });
  if (width * height > PIXELS_MAX) throw new Refusal('photo-too-large', { limit: `${PIXELS_MAX / 1_000_000} millions de pixels` }, { field });
}
