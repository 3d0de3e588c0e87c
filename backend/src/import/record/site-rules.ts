import { Injectable } from '@nestjs/common';
import { NETWORK_KIND_LABEL, OpeningHours, SITE_STATUS_LABEL, SiteChange, type NetworkKind, type SiteStatus } from '@calanque/shared';
import type { Caller } from '../../access/index.js';
import type { Transaction } from '../../database/database.js';
import type { Reader } from '../../database/sql.js';
import { siteKey } from '../reading/site-names.js';
import { Vocabulary } from '../reading/vocabulary.js';
import type { Claim, RowToWrite, ValueTarget, Writing } from '../rules.js';
import { RecordRules, type CellOf, type KnownRecord, type RecordContent, type RecordRow } from './record-rules.js';
import { findAllSites, findKnownSites, insertSites, updateSite } from './record.queries.js';
import { rowOf } from './rows-of-sites.js';

const STATUS_WORDS = new Vocabulary<SiteStatus>({
  open: ['ouvert', 'en service', 'oui'], works: ['travaux', 'en travaux', 'fermé pour travaux'], closed: ['fermé', 'non'],
}, SITE_STATUS_LABEL);
const NETWORK_WORDS = new Vocabulary<NetworkKind>({
  fibre: ['fibre optique', 'FTTH', 'FTTO'], adsl: ['ADSL', 'VDSL', 'SDSL', 'xDSL'], cable: [], '4g': ['4G fixe', '4G box'], '5g': ['5G fixe', '5G box'],
  satellite: ['satellitaire'], none: ['non', 'pas de raccordement', 'non raccordée'],
}, NETWORK_KIND_LABEL);

function coded<Code extends string>(field: string, words: Vocabulary<Code>): CellOf {
  return (text) => {
    const code = words.codeOf(text);
    if (code !== null) return { value: code };
    const nearest = words.nearest(text);
    return { problem: `${field}-unknown`, sentence: `« ${text} » n’est pas une valeur connue.${nearest ? ` La plus proche : ${words.labelOf(nearest)}.` : ''}` };
  };
}

/** Lists of sites. The name says which one it is, « MDS de », case and accents aside. */
@Injectable()
export class SiteRules extends RecordRules {
  readonly kind = 'sites';
  protected readonly twice = 'Cette MDS';
  protected readonly naming = ['name'];
  protected readonly cells: Readonly<Record<string, CellOf>> = {
    // The screens say MDS before the name.
    name: (text) => ({ value: text.replace(/^MDS\s+(?=\S)(d[eu]\s+|d['’]\s*)?/iu, '') || text }),
    status: coded('status', STATUS_WORDS), networkKind: coded('networkKind', NETWORK_WORDS),
  };

  async targetsOf(_reader: Reader, _caller: Caller, field: string): Promise<readonly ValueTarget[]> {
    return field === 'status' ? STATUS_WORDS.targets : NETWORK_WORDS.targets;
  }

  protected contractOf({ name, status, address, postalCode, city, communeCode, networkKind, networkOperator }: RecordContent): object {
    return Object.assign(new SiteChange(), {
      name, status: status ?? 'open', address, postalCode, city, communeCode, networkKind, networkOperator, openingHours: new OpeningHours(),
    });
  }

  protected claimsOf({ content }: RecordRow): readonly Claim[] {
    return [{ key: `site:${siteKey(content['name'] ?? '')}` }];
  }

  protected async findKnown(tx: Transaction, caller: Caller, rows: readonly RecordRow[]): Promise<readonly KnownRecord[]> {
    const sites = new Map((await findAllSites(tx, caller.scope)).map(({ id, name }) => [siteKey(name), id]));
    return findKnownSites(tx, caller.scope, rows.flatMap(({ row, content }) => {
      const id = sites.get(siteKey(content['name'] ?? ''));
      return id === undefined ? [] : [{ row, id }];
    }));
  }

  protected async insert({ tx }: Writing, rows: readonly RowToWrite[]): Promise<void> {
    await insertSites(tx, rows.map(rowOf));
  }

  protected async update({ tx, caller }: Writing, row: RowToWrite, fields: ReadonlySet<string>): Promise<boolean> {
    const { id, content } = rowOf(row);
    return updateSite(tx, caller.scope, id, row.targetVersion, Object.fromEntries(Object.entries(content).filter(([field]) => fields.has(field))));
  }

  protected override shown(field: string, value: string): string {
    if (field === 'status' && STATUS_WORDS.has(value)) return STATUS_WORDS.labelOf(value);
    if (field === 'networkKind' && NETWORK_WORDS.has(value)) return NETWORK_WORDS.labelOf(value);
    return value;
  }
}
