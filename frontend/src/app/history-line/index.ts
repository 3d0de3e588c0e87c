export { actsOf, entriesOf, type HistoryEntry } from './history-entry';
export { importsInOne } from './import-sentence';
export { nameOf, placeOf, type SubjectPlace } from './subject-place';
