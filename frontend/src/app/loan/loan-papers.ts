import { InjectionToken, type Type } from '@angular/core';

/**
 * Loads what offers the papers of a loan, to print or to sign; it takes the loan as its input `loan`. Nothing stands in its
 * place where no feature provides it.
 */
export const LOAN_PAPERS = new InjectionToken<() => Promise<Type<unknown>>>('papers of a loan');
