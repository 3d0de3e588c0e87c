import { randomBytes } from 'node:crypto';
import { PHOTO_BYTES_MAX } from '@calanque/shared';
import sharp, { type Sharp } from 'sharp';
import { Refusal } from '../refusal/refusal.js';
import { reencodePhoto } from './index.js';

/** Left half red, right half blue. */
function halves(width: number, height: number): Sharp {
  const half = { create: { width: width / 2, height, channels: 3 as const, background: '#ff0000' } };
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([{ input: half, left: 0, top: 0 }]);
}

async function refusalOf(bytes: Buffer): Promise<{ code: string; sentence: string; field: string | undefined } | null> {
  try {
    await reencodePhoto(bytes);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, sentence: error.sentence, field: error.details.field };
    throw error;
  }
}

const chunk = (type: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  return Buffer.concat([head, named, Buffer.alloc(4)]);
};

/** A PNG that says it is so large, with next to nothing in it. */
function bomb(side: number, colour = 2): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, colour, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', Buffer.alloc(20)), chunk('IEND', Buffer.alloc(0))]);
}

describe('A photograph', () => {
  it('is encoded anew without place, camera or comment', async () => {
    const sent = await halves(400, 300).withExif({ IFD0: { Make: 'Appareil', Copyright: 'Jeanne Morel' }, IFD3: { GPSLatitude: '43/1 27/1 0/1', GPSLatitudeRef: 'N' } }).jpeg().toBuffer();
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { jpeg, width, height } = await reencodePhoto(sent);
    const kept = await sharp(jpeg).metadata();
    expect([kept.format, kept.exif, kept.xmp, kept.iptc, kept.icc, kept.orientation]).toEqual(['jpeg', undefined, undefined, undefined, undefined, undefined]);
    expect([width, height]).toEqual([400, 300]);
    expect(jpeg.includes('Jeanne Morel')).toBeFalse();
  });

  it('is turned as the camera was held', async () => {
    const sent = await halves(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { jpeg, width, height } = await reencodePhoto(sent);
    expect([width, height]).toEqual([200, 400]);
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
    expect(pixel(100, 40)[0]).toBeGreaterThan(200);
    expect(pixel(100, 360)[2]).toBeGreaterThan(200);
  });

  it('is at most 1600 pixels long, and never enlarged', async () => {
    expect(await reencodePhoto(await halves(4000, 3000).jpeg().toBuffer())).toEqual(jasmine.objectContaining({ width: 1600, height: 1200 }));
    expect(await reencodePhoto(await halves(1000, 4000).webp().toBuffer())).toEqual(jasmine.objectContaining({ width: 400, height: 1600 }));
    expect(await reencodePhoto(await halves(32, 24).png().toBuffer())).toEqual(jasmine.objectContaining({ width: 32, height: 24 }));
  });

  it('that is also something else keeps only what is seen', async () => {
    const sent = Buffer.concat([await halves(200, 100).jpeg().toBuffer(), Buffer.from('PK\u0003\u0004<script>alert(1)</script>', 'latin1')]);
    const { jpeg } = await reencodePhoto(sent);
    expect(jpeg.includes('script')).toBeFalse();
    expect(jpeg.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  it('that is none is refused in a sentence', async () => {
    const whole = await halves(800, 600).jpeg().toBuffer();
    const files: Readonly<Record<string, Buffer>> = {
      nothing: Buffer.alloc(0),
      text: Buffer.from('bonjour'),
      drawing: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/passwd"/></svg>'),
      'drawing that begins as a photograph': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]),
      animation: await halves(20, 20).gif().toBuffer(),
      'a cut one': whole.subarray(0, Math.floor(whole.length / 2)),
      'a head alone': whole.subarray(0, 24),
      page: Buffer.from('%PDF-1.7\n'),
      'small bomb': bomb(2000),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const refusal = await refusalOf(bytes);
      expect(refusal?.code).withContext(name).toBe('photo-not-one');
      expect(refusal?.field).withContext(name).toBe('photo');
      expect(refusal?.sentence).withContext(name).toMatch(/^Ce fichier n’est pas une photo lisible\. Choisissez/);
    }
  });

  it('of too many bytes or pixels is refused before it is decoded', async () => {
    const start = performance.now();
    expect((await refusalOf(bomb(60_000)))?.sentence).toBe('Cette photo dépasse 50 millions de pixels. Reprenez-la en moins grand.');
    expect((await refusalOf(Buffer.alloc(PHOTO_BYTES_MAX + 1, 0xff)))?.sentence).toBe('Cette photo dépasse 15 Mo. Reprenez-la en moins grand.');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('that would take too much memory or time to decode is refused before it is', async () => {
    const flat = sharp({ create: { width: 3000, height: 2010, channels: 4, background: { r: 10, g: 20, b: 30, alpha: 0.5 } } });
    const heavy = { interlaced: flat.clone().png({ progressive: true }), deep: flat.clone().toColourspace('rgb16').png() };
    for (const [name, picture] of Object.entries(heavy)) {
      const refusal = await refusalOf(await picture.toBuffer());
      expect([refusal?.code, refusal?.field]).withContext(name).toEqual(['photo-too-heavy', 'photo']);
      expect(refusal?.sentence).withContext(name).toBe('Cette photo demande trop de mémoire pour être ouverte. Enregistrez-la au format JPEG, ou reprenez-la en moins grand.');
    }
    expect(await refusalOf(await flat.clone().png().toBuffer())).withContext('the same, plain').toBeNull();
    expect((await refusalOf(bomb(6800, 6)))?.code).withContext('four bytes for each of 46 million pixels').toBe('photo-too-heavy');
    expect(await refusalOf(await flat.clone().resize(1000, 670).toColourspace('rgb16').png({ progressive: true }).toBuffer())).withContext('a small one').toBeNull();
  });

  it('is decoded after those that were sent before it', async () => {
    const sent = await halves(1000, 800).jpeg().toBuffer();
    let most = 0;
    const all = Promise.all(Array.from({ length: 6 }, () => reencodePhoto(sent)));
    const watch = setInterval(() => {
      const { queue, process } = sharp.counters();
      most = Math.max(most, queue + process);
    }, 1);
    await all;
    clearInterval(watch);
    expect(most).toBe(1);
  });

  it('full of detail is kept coarser where it would not fit', async () => {
    const noise = randomBytes(1600 * 1200 * 3);
    const sent = await sharp(noise, { raw: { width: 1600, height: 1200, channels: 3 } }).jpeg({ quality: 90 }).toBuffer();
    const { jpeg, width, height } = await reencodePhoto(sent);
    expect(jpeg.length).toBeLessThanOrEqual(1024 * 1024);
    expect(width / height).toBeCloseTo(4 / 3, 2);
    expect(width).toBeGreaterThanOrEqual(800);
  });
});
