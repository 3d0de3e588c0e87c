/**
 * Writes `.br` and `.gz` beside every file of the build that compresses well, so that the server
 * never compresses while somebody waits.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = fileURLToPath(new URL('./dist/browser', import.meta.url));
const textual = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest', '.txt', '.map', '.wasm']);
const tooSmallToGain = 150;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

async function compress(path) {
  const bytes = await readFile(path);
  if (bytes.length < tooSmallToGain) return;
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await Promise.all([
    brotli(bytes, { params: parameters }).then((smaller) => writeFile(`${path}.br`, smaller)),
    deflate(bytes, { level: 9 }).then((smaller) => writeFile(`${path}.gz`, smaller)),
  ]);
}

const files = await readdir(folder, { recursive: true, withFileTypes: true });
await Promise.all(
  files
    .filter((file) => file.isFile() && textual.has(extname(file.name)))
    .map((file) => compress(join(file.parentPath, file.name))),
);
