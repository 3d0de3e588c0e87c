export { ReportActs, type ReportedPiece } from './report-acts';
export { ReportsCard } from './reports-card';
