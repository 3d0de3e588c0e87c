export { LoanApi } from './loan-api';
