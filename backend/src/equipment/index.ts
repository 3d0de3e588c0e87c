export { equipmentAsOf, inForce, statesAsOf } from './facts.queries.js';
export { EquipmentModule } from './equipment.module.js';
export { equipmentList } from './equipment.queries.js';
export { insertPieces, reserveNumbers, type NewPiece } from './insert-pieces.queries.js';
export {
  findKnownPieces, findOwners, keysOf, type IdentifiedBy, type KnownPiece, type PieceIdentity, type PieceKeys,
} from './known-pieces.queries.js';
export { endInstalled, updateEquipment } from './equipment-writes.queries.js';
export { changePlace, lockPiece, reportCondition, requireRoom, requireValid } from './piece-acts.js';
export { lockPieces, movePiece, type Piece, type PieceCustody } from './piece.queries.js';
export { wasIn, wasWhere } from './place-then.queries.js';
export { ReadEquipment } from './read-equipment.js';
