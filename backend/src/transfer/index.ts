export { transferForSlip, type TransferForSlip } from './slip.queries.js';
export { TransferModule } from './transfer.module.js';
