import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DialogHarness } from '../../ui/testing/dialog-harness';
import { ScanCamera } from '../scan-camera';

@Component({ selector: 'cal-some-desk', template: '' })
class SomeDesk {
  readonly camera = inject(ScanCamera);
}

/** What the browser's own reader does, turn by turn. */
class SomeReader {
  static loads = true;
  static codes: () => Promise<readonly string[]> = () => Promise.resolve([]);

  constructor() {
    if (!SomeReader.loads) throw new TypeError('Failed to fetch dynamically imported module');
  }

  static readonly getSupportedFormats = () => Promise.resolve(['qr_code']);
  readonly detect = async () => (await SomeReader.codes()).map((rawValue) => ({ rawValue }));
}

describe('CameraScan', () => {
  const browser = globalThis as { BarcodeDetector?: unknown };
  const own = browser.BarcodeDetector;
  let streams: MediaStream[];
  /** The camera opens once this is done. */
  let allowed: Promise<unknown>;

  beforeEach(() => {
    streams = [];
    allowed = Promise.resolve();
    SomeReader.loads = true;
    SomeReader.codes = () => Promise.resolve([]);
    browser.BarcodeDetector = SomeReader;
    spyOn(navigator.mediaDevices, 'getUserMedia').and.callFake(async () => {
      await allowed;
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      const stream = canvas.captureStream(10);
      streams.push(stream);
      return stream;
    });
  });
  afterEach(() => {
    browser.BarcodeDetector = own;
    streams.forEach((stream) => stream.getTracks().forEach((track) => track.stop()));
  });

  const lights = (): number => streams.filter((stream) => stream.active).length;

  /** Waits until the dialog says so. */
  async function says(words: string): Promise<void> {
    const text = (): string => document.querySelector('mat-dialog-container')?.textContent ?? '';
    for (let tries = 0; tries < 300 && !text().includes(words); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      TestBed.tick();
    }
    expect(text()).toContain(words);
  }

  async function open() {
    const fixture = TestBed.createComponent(SomeDesk);
    const codes: string[] = [];
    const ended = fixture.componentInstance.camera.open((code) => {
      codes.push(code);
      return Promise.resolve({ taken: true, words: `${code} : ajouté` });
    });
    const dialog = () => TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(DialogHarness);
    return { codes, ended, dialog };
  }

  it('reads codes until it is closed, and leaves no light on', async () => {
    SomeReader.codes = () => Promise.resolve(['MDS13-000214']);
    const { codes, ended, dialog } = await open();
    await says('MDS13-000214 : ajouté');
    expect(lights()).toBe(1);
    await (await dialog()).press('Terminer');
    await ended;
    expect([lights(), codes]).toEqual([0, ['MDS13-000214']]);
  });

  it('opens no camera while its reader does not come, says so, and tries again', async () => {
    SomeReader.loads = false;
    const { dialog } = await open();
    await says('Le lecteur de codes n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.');
    expect(streams).toEqual([]);
    SomeReader.loads = true;
    await (await dialog()).press('Réessayer');
    await says('Présentez les étiquettes');
    expect(lights()).toBe(1);
  });

  it('puts the light out when the reader fails, and says so', async () => {
    SomeReader.codes = () => Promise.reject(new Error('The reader is gone.'));
    await open();
    await says('La lecture des codes s’est arrêtée.');
    expect(lights()).toBe(0);
  });

  it('puts the light out when it is closed while the camera still opens', async () => {
    let allow: () => void = () => undefined;
    allowed = new Promise<void>((resolve) => (allow = resolve));
    const { ended, dialog } = await open();
    await says('La caméra s’ouvre…');
    await (await dialog()).press('Terminer');
    await ended;
    allow();
    while (streams.length === 0) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    expect(lights()).toBe(0);
  });
});
