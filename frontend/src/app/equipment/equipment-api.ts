import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  Annulment, ConditionReport, EquipmentBatchAnswer, EquipmentBatchDraft, EquipmentChange, EquipmentDetail, EquipmentDraft, PlaceChange,
} from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** The pieces, written. */
@Service()
export class EquipmentApi {
  private readonly http = inject(HttpClient);

  /** Problems: `serial-taken`, `mac-taken`, `imei-taken`, `model-unknown`, `room-closed`, … */
  create(draft: EquipmentDraft): Promise<EquipmentDetail> {
    return firstValueFrom(this.http.post<EquipmentDetail>('/api/equipment', draft));
  }

  /** Problems: `batch-refused` with the lines at fault, `model-unknown`, `room-closed`, … */
  logBatch(batch: EquipmentBatchDraft): Promise<EquipmentBatchAnswer> {
    return firstValueFrom(this.http.post<EquipmentBatchAnswer>('/api/equipment/batches', batch));
  }

  /** Problems: `stale` and those of `create`. */
  change(id: string, version: number, change: EquipmentChange): Promise<EquipmentDetail> {
    return firstValueFrom(this.http.patch<EquipmentDetail>(`/api/equipment/${id}`, change, ifMatch(version)));
  }

  reportCondition(id: string, report: ConditionReport): Promise<EquipmentDetail> {
    return firstValueFrom(this.http.post<EquipmentDetail>(`/api/equipment/${id}/condition`, report));
  }

  changePlace(id: string, change: PlaceChange): Promise<EquipmentDetail> {
    return firstValueFrom(this.http.post<EquipmentDetail>(`/api/equipment/${id}/place`, change));
  }

  /** Problems: `stale`, `equipment-held`. */
  annul(id: string, version: number, annulment: Annulment): Promise<EquipmentDetail> {
    return firstValueFrom(this.http.post<EquipmentDetail>(`/api/equipment/${id}/annul`, annulment, ifMatch(version)));
  }
}
