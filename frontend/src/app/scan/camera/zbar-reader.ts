import { getDefaultScanner, scanImageData, setModuleArgs } from '@undecaf/zbar-wasm';
import type { CodeReader } from './code-reader';

/** Larger pictures take longer and show no more of a label. */
const WIDEST = 960;

/** A reader in WebAssembly, for browsers without one; its file is served by us, and is there once this is. */
export async function zbarReader(): Promise<CodeReader> {
  setModuleArgs({ locateFile: (name) => `/scan/${name}` });
  // One of its own: that of another opening looks at another memory.
  const scanner = await getDefaultScanner();
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
      const symbols = await scanImageData(pencil.getImageData(0, 0, width, height), scanner);
      return symbols.map((symbol) => symbol.decode());
    },
  };
}
