export { entriesOf, type HistoryEntry } from './history-entry';
export { HistoryList } from './history-list';
export { importsInOne } from './import-sentence';
export { nameOf, placeOf, type SubjectPlace } from './subject-place';
