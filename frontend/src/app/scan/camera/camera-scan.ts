import { Component, DestroyRef, ElementRef, Injector, afterNextRender, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/state/notice';
import type { ScanOutcome, TakeScan } from '../scan-outcome';
import { NoCamera, camerasThere, closeCamera, hasTorch, openCamera, setTorch } from './camera';
import { codeReader, type CodeReader } from './code-reader';
import { SeenCodes } from './seen-codes';

/** Between two looks at the picture, in milliseconds. */
const PAUSE_MS = 120;

const NO_PICTURE = 'L’image de la caméra ne s’affiche pas. Réessayez, ou saisissez le numéro.';
const NO_READER = 'Le lecteur de codes n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.';
const READER_STOPPED = 'La lecture des codes s’est arrêtée. Réessayez, ou saisissez le numéro.';

/** Reads codes with the camera, one after another, until it is closed. */
@Component({
  selector: 'cal-camera-scan',
  imports: [DialogFrame, Icon, MatButton, Notice],
  templateUrl: './camera-scan.html',
  styleUrl: './camera-scan.css',
})
export class CameraScan {
  private readonly take = injectDialogData<TakeScan>();
  private readonly end = injectDialogEnd<undefined>();
  private readonly injector = inject(Injector);
  private readonly again = viewChild<unknown, ElementRef<HTMLElement>>('again', { read: ElementRef });
  private readonly help = viewChild<ElementRef<HTMLElement>>('help');
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private readonly seen = new SeenCodes();
  private stream: MediaStream | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what begins and ends: what was asked for before and comes later is not wanted any more. */
  private round = 0;

  protected readonly trouble = signal<string | null>(null);
  protected readonly watching = signal(false);
  protected readonly last = signal<ScanOutcome | null>(null);
  protected readonly count = signal(0);
  protected readonly cameras = signal<readonly string[]>([]);
  protected readonly torch = signal<'none' | 'off' | 'on'>('none');

  constructor() {
    afterNextRender(() => void this.begin(null));
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected async retry(): Promise<void> {
    const begun = this.begin(null);
    this.keepFocus(() => this.help());
    await begun;
  }

  protected async begin(deviceId: string | null): Promise<void> {
    this.stop();
    this.trouble.set(null);
    const { round } = this;
    try {
      // The reader first: without it no light of a camera needs to go on.
      const reader = await codeReader().catch(() => Promise.reject(new NoCamera(NO_READER)));
      const stream = await openCamera(deviceId);
      // Somebody who closed the dialog meanwhile must not find the camera's light on.
      if (round !== this.round) return closeCamera(stream);
      this.stream = stream;
      await this.watch(stream, reader, round);
    } catch (failure) {
      if (round !== this.round) return;
      this.giveUp(failure instanceof NoCamera ? failure.message : NO_PICTURE);
      if (!(failure instanceof NoCamera || failure instanceof DOMException)) throw failure;
    }
  }

  protected async nextCamera(): Promise<void> {
    const cameras = this.cameras();
    const current = this.stream?.getVideoTracks()[0]?.getSettings().deviceId ?? '';
    await this.begin(cameras[(cameras.indexOf(current) + 1) % cameras.length] ?? null);
  }

  protected async toggleTorch(): Promise<void> {
    const on = this.torch() !== 'on';
    if (this.stream) await setTorch(this.stream, on);
    this.torch.set(on ? 'on' : 'off');
  }

  private async watch(stream: MediaStream, reader: CodeReader, round: number): Promise<void> {
    const video = this.video().nativeElement;
    video.srcObject = stream;
    await video.play();
    const cameras = await camerasThere();
    if (round !== this.round) return;
    this.cameras.set(cameras);
    this.torch.set(hasTorch(stream) ? 'off' : 'none');
    this.watching.set(true);
    this.lookSoon(video, reader, round);
  }

  private lookSoon(video: HTMLVideoElement, reader: CodeReader, round: number): void {
    this.timer = setTimeout(() => void this.look(video, reader, round), PAUSE_MS);
  }

  private async look(video: HTMLVideoElement, reader: CodeReader, round: number): Promise<void> {
    const codes = await this.read(video, reader);
    if (round !== this.round) return;
    if (codes === null) return this.giveUp(READER_STOPPED);
    for (const code of this.seen.newAmong(codes, Date.now())) {
      const outcome = await this.take(code);
      if (outcome.ends) return this.end(undefined);
      this.last.set(outcome);
      if (outcome.taken) this.count.update((count) => count + 1);
    }
    if (round === this.round) this.lookSoon(video, reader, round);
  }

  /** The codes that show; null when the reader failed. */
  private async read(video: HTMLVideoElement, reader: CodeReader): Promise<readonly string[] | null> {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return [];
    return reader.read(video).catch(() => null);
  }

  private giveUp(sentence: string): void {
    this.stop();
    this.trouble.set(sentence);
    this.keepFocus(() => this.again());
  }

  /** What was pressed may be gone with what is drawn next: the focus goes on from there. */
  private keepFocus(next: () => ElementRef<HTMLElement> | undefined): void {
    afterNextRender(() => {
      if (document.activeElement === document.body) next()?.nativeElement.focus();
    }, { injector: this.injector });
  }

  private stop(): void {
    this.round += 1;
    clearTimeout(this.timer);
    closeCamera(this.stream);
    this.stream = null;
    this.watching.set(false);
  }
}
