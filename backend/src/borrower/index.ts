export { BorrowerModule } from './borrower.module.js';
export { borrowerOf } from './borrower.queries.js';
export { ForgetBorrowers, type Forgetting } from './forget-borrowers.js';
export { keepBorrower, type WhoBorrows } from './keep-borrower.js';
export { requireRemembered } from './require-remembered.js';
