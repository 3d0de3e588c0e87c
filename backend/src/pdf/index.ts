export { PageFlow, type Furniture } from './page-flow.js';
export { PdfFile, type PdfFacts } from './pdf-file.js';
export * from './style.js';
export { table, type TableCell, type TableColumn } from './table.js';
export { linesOf, marked, type Span, type Text } from './text-lines.js';
