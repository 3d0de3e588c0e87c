import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const backend = resolve(import.meta.dirname, '..');
const planted = resolve(backend, 'src/equipment/planted.ts');

/** What the compiler says of a file that stands beside the real queries, in memory only. */
function complaintsAbout(code) {
  const { config } = ts.readConfigFile(resolve(backend, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, backend);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === planted || fileExists(file);
  host.readFile = (file) => (file === planted ? code : readFile(file));
  host.getSourceFile = (file, target, ...others) =>
    file === planted ? ts.createSourceFile(file, code, target) : getSourceFile.call(host, file, target, ...others);
  const program = ts.createProgram([planted], { ...options, composite: false, incremental: false, noEmit: true }, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(planted)).map((one) => ts.flattenDiagnosticMessageText(one.messageText, ' '));
}

const HEAD = `
  import type { EquipmentListRequest } from '@calanque/shared';
  import type { SiteScope } from '../access/index.js';
  import type { Reader } from '../database/sql.js';
  import { pageOfEquipment } from './equipment.queries.js';
  declare const reader: Reader;
  declare const scope: SiteScope;
  declare const request: EquipmentListRequest;
`;

describe('The compiler', () => {
  it('finds a query that is asked without a site scope', () => {
    expect(readFileSync(resolve(backend, 'src/equipment/equipment.queries.ts'), 'utf8')).toContain('scope: SiteScope');
    expect(complaintsAbout(`${HEAD} export const page = pageOfEquipment(reader, scope, request);`)).toEqual([]);
    expect(complaintsAbout(`${HEAD} export const page = pageOfEquipment(reader, request); void scope;`)).toEqual(['Expected 3 arguments, but got 2.']);
  });

  it('takes no list of sites that anybody could make up for a scope', () => {
    const [complaint] = complaintsAbout(`${HEAD} export const page = pageOfEquipment(reader, { siteIds: null }, request); void scope;`);
    expect(complaint).toContain('is not assignable to parameter of type \'SiteScope\'');
  });
});
