export { LoanApi } from './loan-api';
export { LOAN_PAPERS } from './loan-papers';
