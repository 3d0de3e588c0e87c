import type { ModelAnswer } from '@calanque/shared';

/** A tablet of the catalogue, with two years of warranty. */
export const aModel = (given: Partial<ModelAnswer> = {}): ModelAnswer => ({
  id: '019abcde-0000-7000-8000-0000000000d1', version: 4, category: 'tablet', maker: 'Samsung', name: 'Galaxy Tab A8', modelNumber: 'SM-X200',
  specifications: { memoryGb: 4, storageGb: 64, screenInches: 10.5, cellular: false }, warrantyMonths: 24, supportEndsOn: '2027-05-31', equipmentCount: 12,
  createdAt: '2026-01-05T09:00:00Z', ...given,
});
