export { entriesOf, type HistoryEntry } from './history-entry';
export { HistoryList } from './history-list';
