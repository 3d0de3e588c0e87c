import { ChoiceField } from './field/field.js';

/** The files that a list can be written to. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'ods'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FORMAT_LABEL: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV (.csv)',
  xlsx: 'Excel (.xlsx)',
  ods: 'LibreOffice (.ods)',
};

/** Header of an export: how many rows the file will have, so that progress can be shown. */
export const EXPORT_ROWS_HEADER = 'X-Row-Count';

export const ExportFormatField = () => ChoiceField('format', EXPORT_FORMATS);
