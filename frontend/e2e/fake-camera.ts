import { writeFileSync } from 'node:fs';
import { create } from 'qrcode';

const [WIDTH, HEIGHT] = [640, 480];
const [PAPER, INK, GREY] = [235, 16, 128];
const FRAMES_PER_SECOND = 10;
const SECONDS_EACH = 2;

/**
 * Films QR codes, one after another, as a file that Chromium shows as its camera (YUV4MPEG2): each fills two thirds of
 * the height and stays two seconds, over and over.
 */
export function filmCodes(file: string, texts: readonly string[]): void {
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`)];
  for (const text of texts) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), pictureOf(text), Buffer.alloc((WIDTH / 2) * (HEIGHT / 2) * 2, GREY)]);
    for (let count = 0; count < FRAMES_PER_SECOND * SECONDS_EACH; count += 1) parts.push(frame);
  }
  writeFileSync(file, Buffer.concat(parts));
}

/** The brightness of each point. */
function pictureOf(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = Math.floor((HEIGHT * 2) / 3 / modules.size);
  const [left, top] = [Math.floor((WIDTH - side * modules.size) / 2), Math.floor((HEIGHT - side * modules.size) / 2)];
  const picture = Buffer.alloc(WIDTH * HEIGHT, PAPER);
  for (let y = 0; y < side * modules.size; y += 1) {
    for (let x = 0; x < side * modules.size; x += 1) {
      if (modules.get(Math.floor(y / side), Math.floor(x / side))) picture[(top + y) * WIDTH + left + x] = INK;
    }
  }
  return picture;
}
