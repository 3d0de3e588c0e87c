import { Injectable } from '@nestjs/common';
import { PersonChange } from '@calanque/shared';
import type { Caller } from '../../access/index.js';
import type { Transaction } from '../../database/database.js';
import type { Reader } from '../../database/sql.js';
import { readDay } from '../reading/cells.js';
import { plainName } from '../reading/words.js';
import type { Claim, RowToWrite, ValueTarget, Writing } from '../rules.js';
import { RecordRules, type CellOf, type KnownRecord, type RecordContent, type RecordRow } from './record-rules.js';
import { findOpenSites } from '../equipment/catalogue.queries.js';
import { visibleSites } from '../reading/site-names.js';
import { findKnownAgents, insertAgents, updateAgent } from './record.queries.js';
import { requireSites, rowOf } from './rows-of-sites.js';

/** Lists of agents. An address says who it is, else the name at the site. */
@Injectable()
export class AgentRules extends RecordRules {
  readonly kind = 'agents';
  protected readonly twice = 'Cette personne';
  protected readonly naming = ['familyName', 'givenName'];
  protected readonly cells: Readonly<Record<string, CellOf>> = {
    leftOn: (text) => {
      const day = readDay(text);
      return day === null ? { problem: 'day-invalid', sentence: 'Cette date n’existe pas ou ne se lit pas. Écrivez-la jour, mois, année, par exemple 31/12/2020.' } : { value: day };
    },
  };

  async targetsOf(reader: Reader, caller: Caller): Promise<readonly ValueTarget[]> {
    return visibleSites(await findOpenSites(reader, caller.scope)).map(({ id, name }) => ({ target: id, label: name, words: [] }));
  }

  protected contractOf({ familyName, givenName, service, email, leftOn }: RecordContent): object {
    return Object.assign(new PersonChange(), { familyName, givenName, service, email, leftOn });
  }

  /** By the address, and by the name at the site: a row without an address is whoever has the name. */
  protected claimsOf({ content, siteId }: RecordRow): readonly Claim[] {
    const email = content['email']?.toLowerCase() ?? '';
    const name = { key: `name:${siteId ?? ''}:${plainName(`${content['givenName'] ?? ''} ${content['familyName'] ?? ''}`)}`, value: email };
    return email === '' ? [name] : [{ key: `email:${email}` }, name];
  }

  protected override excludes({ key, value }: Claim, before: string | null): boolean {
    // Two people of one name are told apart by their addresses.
    return !key.startsWith('name:') || value === '' || before === '';
  }

  protected findKnown(tx: Transaction, caller: Caller, rows: readonly RecordRow[]): Promise<readonly KnownRecord[]> {
    return findKnownAgents(tx, caller.scope, rows);
  }

  protected async insert(writing: Writing, rows: readonly RowToWrite[]): Promise<void> {
    await requireSites(writing, rows);
    await insertAgents(writing.tx, rows.map(rowOf));
  }

  protected async update(writing: Writing, row: RowToWrite, fields: ReadonlySet<string>): Promise<boolean> {
    const { tx, caller } = writing;
    if (fields.has('site')) await requireSites(writing, [row]);
    const { content, siteId, id } = rowOf(row);
    const taken = (field: string) => (fields.has(field) ? content[field] ?? null : null);
    return updateAgent(tx, caller.scope, id, row.targetVersion, {
      service: taken('service'), email: taken('email'), siteId: fields.has('site') ? siteId : null, leftOn: taken('leftOn'),
    });
  }
}
