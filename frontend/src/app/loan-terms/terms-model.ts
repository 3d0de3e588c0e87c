import type { LoanTerms, LoanTermsChange } from '@calanque/shared';

/** The terms of a category as one types them. */
export interface TermsModel {
  readonly days: number | null;
  readonly maxRenewals: number | null;
  /** In whole euros; null when the agreement names no sum. */
  readonly replacementEuros: number | null;
  /** One on each line. */
  readonly accessories: string;
}

export const modelOf = ({ days, maxRenewals, replacementCents, accessories }: LoanTerms): TermsModel => ({
  days, maxRenewals, replacementEuros: replacementCents == null ? null : replacementCents / 100, accessories: accessories.map(({ label }) => label).join('\n'),
});

export function changeOf({ days, maxRenewals, replacementEuros, accessories }: TermsModel): LoanTermsChange {
  const labels = [...new Set(accessories.split('\n').map((label) => label.trim()).filter((label) => label !== ''))];
  return {
    days: days ?? 0, maxRenewals: maxRenewals ?? 0, replacementCents: replacementEuros === null ? null : Math.round(replacementEuros * 100),
    accessories: labels.map((label) => ({ label })),
  };
}
