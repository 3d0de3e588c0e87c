export { LoanModule } from './loan.module.js';
export { ReadLoans } from './read-loans.js';
