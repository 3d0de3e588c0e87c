import { Service, signal } from '@angular/core';

const KEPT = 'calanque.scan.sound';

/** A short sound after each scan, for who looks at the label and not at the screen. Off until somebody turns it on, on this device. */
@Service()
export class ScanSound {
  private context: AudioContext | undefined;
  private readonly wanted = signal(localStorage.getItem(KEPT) === 'on');

  readonly on = this.wanted.asReadonly();

  toggle(): void {
    this.wanted.update((on) => !on);
    localStorage.setItem(KEPT, this.wanted() ? 'on' : 'off');
    this.play(true);
  }

  /** High and short for what was taken, low and longer for what was not. */
  play(taken: boolean): void {
    if (!this.wanted()) return;
    this.context ??= new AudioContext();
    const { context } = this;
    const tone = new OscillatorNode(context, { frequency: taken ? 1040 : 230, type: taken ? 'sine' : 'square' });
    const volume = new GainNode(context, { gain: 0.08 });
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + (taken ? 0.09 : 0.28));
  }
}
