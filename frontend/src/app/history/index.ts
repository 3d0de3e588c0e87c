export { entriesOf, type HistoryEntry } from './history-entry';
export { HistoryList } from './history-list';
export { placeOf, type SubjectPlace } from './subject-place';
