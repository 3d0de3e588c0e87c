import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { EquipmentReportAnswer, EquipmentReportDraft, EquipmentReportReply } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

const ADDRESS = '/api/equipment-reports';

/** What is sent about problems of pieces. */
@Service()
export class ReportApi {
  private readonly http = inject(HttpClient);

  /** Problems: `number-unknown`, `report-piece-missing`, `equipment-annulled`, `reason-required`, `condition-move-refused`. */
  file(draft: EquipmentReportDraft): Promise<EquipmentReportAnswer> {
    return firstValueFrom(this.http.post<EquipmentReportAnswer>(ADDRESS, draft));
  }

  /** Problems: `stale`, `report-closed`. */
  answer(id: string, version: number, reply: EquipmentReportReply): Promise<EquipmentReportAnswer> {
    return firstValueFrom(this.http.post<EquipmentReportAnswer>(`${ADDRESS}/${id}/answer`, reply, ifMatch(version)));
  }

  /** Problems: `stale`, `report-closed`. */
  close(id: string, version: number): Promise<EquipmentReportAnswer> {
    return firstValueFrom(this.http.post<EquipmentReportAnswer>(`${ADDRESS}/${id}/close`, {}, ifMatch(version)));
  }
}
