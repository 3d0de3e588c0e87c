import { OneAtATime } from '../turn/index.js';

/**
 * In which documents are drawn: hundreds of lines take the processor for up to a second. Who draws takes a turn before the
 * transaction in which it is kept begins, so that what waits holds nothing.
 */
export const drawingTurn = new OneAtATime();
