import { scanImageData, setModuleArgs } from '@undecaf/zbar-wasm';
import type { CodeReader } from './code-reader';

/** Larger pictures take longer and show no more of a label. */
const WIDEST = 960;

/** A reader in WebAssembly, for browsers without one; its file is served by us. */
export function zbarReader(): CodeReader {
  setModuleArgs({ locateFile: (name) => `/scan/${name}` });
  const canvas = document.createElement('canvas');
  const pencil = canvas.getContext('2d', { willReadFrequently: true });
  if (!pencil) throw new Error('This browser draws no pictures.');
  return {
    async read(video) {
      const scale = Math.min(1, WIDEST / video.videoWidth);
      const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
      if (width === 0) return [];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      pencil.drawImage(video, 0, 0, width, height);
      const symbols = await scanImageData(pencil.getImageData(0, 0, width, height));
      return symbols.map((symbol) => symbol.decode());
    },
  };
}
