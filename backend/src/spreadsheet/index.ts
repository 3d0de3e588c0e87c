export { chosenColumns } from './chosen-columns.js';
export { csvOf } from './csv.js';
export { Exports, type WholeList, type WrittenFile } from './exports.js';
export { EXPORT_TYPES } from './formats.js';
export { SpreadsheetModule } from './spreadsheet.module.js';
