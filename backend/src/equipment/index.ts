export { EquipmentModule } from './equipment.module.js';
export { endInstalled } from './equipment-writes.queries.js';
export { changePlace, lockPiece, reportCondition, requireRoom, requireValid } from './piece-acts.js';
export { lockPieces, type Piece, type PieceCustody } from './piece.queries.js';
export { ReadEquipment } from './read-equipment.js';
