import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { walls } from './index.mjs';

const root = resolve(import.meta.dirname, '../..');
const wallsAlone = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [walls] });

/** The rules that refuse `code` if it stood in that file of the workspace. */
async function refusing(file, code) {
  const [result] = await wallsAlone.lintText(code, { filePath: resolve(root, file) });
  return result.messages.map((message) => message.ruleId);
}

describe('The walls of the house', () => {
  describe('1: only shared is shared', () => {
    it('refuse a backend that imports the front end', async () => {
      expect(await refusing('backend/src/site/planted.ts', `import { App } from '../../../frontend/src/app/app.js';`)).toEqual(['walls/imports']);
    });

    it('refuse a front end that imports the backend, also by its package name', async () => {
      expect(await refusing('frontend/src/app/site/planted.ts', `import { createApp } from '@calanque/backend';`)).toEqual(['walls/imports']);
    });

    it('refuse a contract that drags another library along', async () => {
      expect(await refusing('shared/src/planted.ts', `import { Injectable } from '@nestjs/common';`)).toEqual(['walls/imports']);
    });

    it('let both sides import shared, and shared its two libraries', async () => {
      expect(await refusing('backend/src/site/planted.ts', `import { ROLES } from '@calanque/shared';`)).toEqual([]);
      expect(await refusing('shared/src/planted.ts', `import { IsUUID } from 'class-validator';`)).toEqual([]);
    });
  });

  describe('2: a feature is entered by its index', () => {
    it('refuse an import past the index', async () => {
      expect(await refusing('backend/src/custody/planted.ts', `import { ReadEquipment } from '../equipment/read-equipment.js';`)).toEqual(['walls/imports']);
      expect(await refusing('frontend/src/app/person/planted.ts', `import { List } from '../equipment/list/list';`)).toEqual(['walls/imports']);
    });

    it('refuse two features that import each other', async () => {
      const refused = await refusing('backend/src/equipment/planted.ts', `import { CustodyModule } from '../custody/index.js';`);
      expect(refused).toEqual(['walls/imports']);
    });

    it('refuse a foundation of the front end that imports a feature', async () => {
      expect(await refusing('frontend/src/app/ui/list/planted.ts', `import { SiteList } from '../../site/index';`)).toEqual(['walls/imports']);
    });

    it('let a feature import another by its index', async () => {
      expect(await refusing('backend/src/custody/planted.ts', `import { ReadEquipment } from '../equipment/index.js';`)).toEqual([]);
    });
  });

  describe('3: SQL, HTTP and logic each in their place', () => {
    it('refuse SQL outside the queries', async () => {
      expect(await refusing('backend/src/site/planted.ts', `export const statement = 'SELECT name FROM site';`)).toEqual(['walls/sql-place']);
      expect(await refusing('backend/src/site/planted.ts', 'declare const sql: any; export const part = sql`name = 1`;')).toEqual(['walls/sql-place']);
    });

    it('refuse a use case that knows HTTP', async () => {
      expect(await refusing('backend/src/site/planted.ts', `import type { Request } from 'express';`)).toEqual(['walls/no-http-inside']);
      expect(await refusing('backend/src/site/planted.ts', `import { NotFoundException } from '@nestjs/common';`)).toEqual(['walls/no-http-inside']);
    });

    it('refuse a handler with logic, without a permission, without an answer', async () => {
      const logic = `class C { @Get() @Allow('site:read') @Answers(Site) one() { const site = this.sites.one(); return site; } }`;
      const open = `class C { @Get() one() { return this.sites.one(); } }`;
      expect(await refusing('backend/src/site/planted.controller.ts', logic)).toEqual(['walls/thin-controllers']);
      expect(await refusing('backend/src/site/planted.controller.ts', open)).toEqual(['walls/thin-controllers', 'walls/thin-controllers']);
    });

    it('refuse a query without a site scope that does not say why', async () => {
      const bare = `export function listSites(reader: Reader) { return reader; }`;
      const excused = `/** @scope-free asked when the server starts */\n${bare}`;
      const scoped = `export function listSites(reader: Reader, scope: SiteScope) { return reader; }`;
      expect(await refusing('backend/src/site/planted.queries.ts', bare)).toEqual(['walls/scoped-queries']);
      expect(await refusing('backend/src/site/planted.queries.ts', excused)).toEqual([]);
      expect(await refusing('backend/src/site/planted.queries.ts', scoped)).toEqual([]);
    });
  });

  describe('4: nothing without a name', () => {
    it('refuse a folder or a class that says nothing', async () => {
      expect(await refusing('backend/src/utils/planted.ts', 'export const one = 1;')).toEqual(['walls/own-names']);
      expect(await refusing('frontend/src/app/core/planted.ts', 'export const one = 1;')).toEqual(['walls/own-names']);
      expect(await refusing('backend/src/site/planted.ts', 'export class SiteHelper {}')).toEqual(['walls/own-names']);
    });
  });

  it('5: refuse a file of more than 400 lines', async () => {
    expect(await refusing('backend/src/site/planted.ts', 'export {};\n'.repeat(401))).toEqual(['max-lines']);
  });

  it('stand in the configuration that checks the workspace', async () => {
    const config = await new ESLint({ cwd: root }).calculateConfigForFile(resolve(root, 'backend/src/app.ts'));
    for (const rule of Object.keys(walls.rules)) expect(config.rules[rule][0]).withContext(rule).toBe(2);
  });
});
