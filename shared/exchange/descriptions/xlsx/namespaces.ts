/** Names of ECMA-376 (transitional); none is ever fetched. */
export const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const packageContentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
export const coreProperties = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
export const dublinCore = 'http://purl.org/dc/elements/1.1/';

const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const contentTypes = {
  workbook: `${main}.sheet.main+xml`,
  worksheet: `${main}.worksheet+xml`,
  styles: `${main}.styles+xml`,
  sharedStrings: `${main}.sharedStrings+xml`,
  core: 'application/vnd.openxmlformats-package.core-properties+xml',
} as const;
