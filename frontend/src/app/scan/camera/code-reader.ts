/** Reads the codes that a picture shows. */
export interface CodeReader {
  read(video: HTMLVideoElement): Promise<readonly string[]>;
}

/** What labels and boxes bear. */
const FORMATS = ['qr_code', 'data_matrix', 'code_128', 'code_39', 'ean_13', 'ean_8', 'upc_a', 'itf', 'codabar'];

/** The browser's own reader (Shape Detection API), which the types of the language do not have. */
interface Detector {
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own reader where it has one that knows QR codes, else ours, which comes from this server. */
export async function codeReader(): Promise<CodeReader> {
  return (await ownReader()) ?? (await import('./zbar-reader').then((file) => file.zbarReader()));
}

async function ownReader(): Promise<CodeReader | null> {
  const Detector = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const known = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  const formats = FORMATS.filter((format) => known.includes(format));
  if (!Detector || !formats.includes('qr_code')) return null;
  const detector = new Detector({ formats });
  return { read: async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue) };
}
