import type { EquipmentReportAnswer } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const aReport = (more: Partial<EquipmentReportAnswer> = {}): EquipmentReportAnswer => ({
  id: '019abcde-0000-7000-8000-0000000000f1', version: 1, kind: 'broken', state: 'open', number: 'MDS13-000214', equipmentId: 'equipment-1', model: 'Samsung Galaxy Tab A8',
  category: 'tablet', site: VITROLLES, mine: false, reporter: 'Inès Garrigue', text: 'Écran fissuré', answer: null, answeredBy: null, answeredAt: null, closedAt: null,
  createdAt: '2026-11-23T09:42:00Z', ...more,
});
