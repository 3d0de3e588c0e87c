import { Component, DestroyRef, ElementRef, afterNextRender, inject, signal, viewChild } from '@angular/core';
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
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private readonly seen = new SeenCodes();
  private stream: MediaStream | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  protected readonly trouble = signal<string | null>(null);
  protected readonly watching = signal(false);
  protected readonly last = signal<ScanOutcome | null>(null);
  protected readonly count = signal(0);
  protected readonly cameras = signal<readonly string[]>([]);
  protected readonly torch = signal<'none' | 'off' | 'on'>('none');

  constructor() {
    afterNextRender(() => void this.begin(null));
    inject(DestroyRef).onDestroy(() => {
      this.closed = true;
      this.stop();
    });
  }

  protected async begin(deviceId: string | null): Promise<void> {
    this.stop();
    this.trouble.set(null);
    try {
      const [stream, reader] = await Promise.all([openCamera(deviceId), codeReader()]);
      // Somebody who closed the dialog meanwhile must not find the camera's light on.
      if (this.closed) return closeCamera(stream);
      await this.watch(stream, reader);
    } catch (failure) {
      if (!(failure instanceof NoCamera)) throw failure;
      this.trouble.set(failure.message);
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

  private async watch(stream: MediaStream, reader: CodeReader): Promise<void> {
    this.stream = stream;
    const video = this.video()?.nativeElement;
    if (!video) return;
    video.srcObject = stream;
    await video.play();
    this.watching.set(true);
    this.torch.set(hasTorch(stream) ? 'off' : 'none');
    this.cameras.set(await camerasThere());
    this.lookSoon(video, reader);
  }

  private lookSoon(video: HTMLVideoElement, reader: CodeReader): void {
    if (!this.closed) this.timer = setTimeout(() => void this.look(video, reader), PAUSE_MS);
  }

  private async look(video: HTMLVideoElement, reader: CodeReader): Promise<void> {
    const codes = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await reader.read(video) : [];
    for (const code of this.seen.newAmong(codes, Date.now())) {
      const outcome = await this.take(code);
      if (outcome.ends) return this.end(undefined);
      this.last.set(outcome);
      if (outcome.taken) this.count.update((count) => count + 1);
    }
    this.lookSoon(video, reader);
  }

  private stop(): void {
    clearTimeout(this.timer);
    closeCamera(this.stream);
    this.stream = null;
    this.watching.set(false);
  }
}
