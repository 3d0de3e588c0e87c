import type { ImportFigures } from '../import/import-trial.js';
import type { Figures, SideFigures } from './measure.js';

const HEAD = ['scenario', 'side', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms', 'share', 'to reach'];

/** A Markdown table of the figures. */
export function tableOf(all: readonly Figures[]): string {
  const rows = all.flatMap((figures) => [
    [figures.scenario.title, 'product', ...cells(figures.product), percent(figures.share), figures.scenario.share === null ? '' : `≥ ${percent(figures.scenario.share)}`],
    ['', 'bare', ...cells(figures.bare), '', ''],
  ]);
  return markdown([HEAD, ...rows], 2);
}

/** A Markdown table of what became of the imported file. */
export function importTable({ rows, checkMs, writeMs, copyMs, peakMegabytes }: ImportFigures): string {
  const rate = (ms: number) => [(ms / 1000).toFixed(1), ((rows * 1000) / ms).toFixed(0)];
  return markdown([
    [`${rows} rows`, 's', 'rows/s', 'peak MB'],
    ['import, dry run', ...rate(checkMs), ''],
    ['import, writing', ...rate(writeMs), peakMegabytes === null ? '–' : peakMegabytes.toFixed(0)],
    ['plain COPY, same triggers', ...rate(copyMs), ''],
  ], 1);
}

/** @param words how many columns, from the left, hold words: the others hold numbers */
function markdown(lines: readonly (readonly string[])[], words: number): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const written = lines.map((line) => `| ${line.map((cell, column) => (column < words ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`);
  const rule = `|${widths.map((width, column) => (column < words ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [written[0], rule, ...written.slice(1)].join('\n');
}

function cells({ throughput, p50, p95, p99, processorMs }: SideFigures): string[] {
  return [throughput.toFixed(0), ...[p50, p95, p99].map((ms) => ms.toFixed(1)), processorMs === null ? '–' : processorMs.toFixed(2)];
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
