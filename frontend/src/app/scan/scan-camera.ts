import { Service, inject } from '@angular/core';
import { Dialogs } from '../ui/dialog/dialogs';
import type { TakeScan } from './scan-outcome';

/** Scans with the camera; its code comes when it is opened. */
@Service()
export class ScanCamera {
  private readonly dialogs = inject(Dialogs);

  /** Gives each code that the camera reads to `take`, until it is closed or a scan ends it. */
  async open(take: TakeScan): Promise<void> {
    await this.dialogs.open<undefined, TakeScan>(() => import('./camera/camera-scan').then((file) => file.CameraScan), take);
  }
}
