import { Component, DestroyRef, ElementRef, afterNextRender, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { drawingOf } from '@calanque/shared';
import SignaturePad, { type PointGroup } from 'signature_pad';
import { Icon } from '../ui/icon/icon';

/** Ink on paper, in either mode. */
const INK = '#12232b';

/** A field to sign in with a finger, a pen or a mouse. It gives the strokes as the contract writes them; empty when there are none. */
@Component({
  selector: 'cal-signature-field',
  imports: [Icon, MatButton],
  template: `
    <div class="pad">
      <canvas #canvas role="img" [attr.aria-label]="'Cadre pour la signature de ' + name() + (drawn() ? ' : signé' : ' : vide')"></canvas>
      @if (!drawn()) {
        <span class="hint" aria-hidden="true">Signez ici</span>
      }
      <span class="line" aria-hidden="true"></span>
    </div>
    <div class="acts">
      <button matButton="text" type="button" [disabled]="!drawn()" disabledInteractive (click)="undo()"><cal-icon name="undo" />Retirer le dernier trait</button>
      <button matButton="text" type="button" [disabled]="!drawn()" disabledInteractive (click)="clear()"><cal-icon name="delete" />Effacer</button>
    </div>
  `,
  styleUrl: './signature-field.css',
})
export class SignatureField {
  /** Who signs. */
  readonly name = input.required<string>();
  readonly drawingChange = output<string>();

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  protected readonly drawn = signal(false);
  private pad: SignaturePad | null = null;
  /** Width for which the strokes that are there were drawn, in CSS pixels. */
  private width = 0;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const canvas = this.canvas().nativeElement;
      const pad = new SignaturePad(canvas, { penColor: INK, minWidth: 0.9, maxWidth: 2.6 });
      this.pad = pad;
      pad.addEventListener('endStroke', () => this.tell());
      const observer = new ResizeObserver(() => this.fit());
      observer.observe(canvas);
      destroyed.onDestroy(() => {
        observer.disconnect();
        pad.off();
      });
    });
  }

  protected undo(): void {
    this.redraw((this.pad?.toData() ?? []).slice(0, -1));
  }

  protected clear(): void {
    this.redraw([]);
  }

  /** The canvas has as many pixels as the screen shows, and the strokes keep their place when it is turned. */
  private fit(): void {
    const canvas = this.canvas().nativeElement;
    const { width, height } = canvas.getBoundingClientRect();
    if (width === 0 || !this.pad || width === this.width) return;
    const strokes = this.pad.toData();
    const ratio = Math.max(1, window.devicePixelRatio);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.getContext('2d')?.scale(ratio, ratio);
    const scale = this.width === 0 ? 1 : width / this.width;
    this.width = width;
    this.redraw(strokes.map((stroke) => ({ ...stroke, points: stroke.points.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })) })));
  }

  private redraw(strokes: PointGroup[]): void {
    this.pad?.clear();
    this.pad?.fromData(strokes);
    this.tell();
  }

  private tell(): void {
    const strokes = this.pad?.toData() ?? [];
    this.drawn.set(strokes.length > 0);
    this.drawingChange.emit(strokes.length > 0 ? drawingOf(strokes.map(({ points }) => points), this.width) : '');
  }
}
