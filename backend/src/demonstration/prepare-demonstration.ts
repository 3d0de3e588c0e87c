import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Role } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { findCredentials, hashPassword, passwordFits, setPasswordHash } from '../access/index.js';
import { AccountEntity, AccountSiteEntity } from '../account/index.js';
import { Clock, dayInParis } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import { Database, type Transaction } from '../database/database.js';
import { StartMessages } from '../lifecycle/start-messages.js';
import { StartRefusal } from '../lifecycle/start-refusal.js';
import { PersonEntity } from '../person/index.js';
import { RoomEntity, SiteEntity } from '../site/index.js';
import { demonstrationPassword } from './demonstration-password.js';
import { mark, readMark } from './demonstration.queries.js';
import { AGENT_SERVICES, agentName, DEMONSTRATION_ROOMS, DEMONSTRATION_SITES, USUAL_HOURS } from './places.js';

const SERVER = { accountId: null, requestId: 'demonstration' };
const AGENTS_PER_SITE = 6;
const MEDIATOR_DAYS = 180;
const DAY = 24 * 60 * 60 * 1000;

/** The accounts one can sign in with; those of one site belong to Vitrolles. */
const ACCOUNTS: readonly { email: string; role: Role; givenName: string; familyName: string; atSite: boolean }[] = [
  { email: 'admin@demo.test', role: 'administrator', givenName: 'Alix', familyName: 'Calanque', atSite: false },
  { email: 'technicien@demo.test', role: 'technician', givenName: 'Karim', familyName: 'Mistral', atSite: false },
  { email: 'responsable.vitrolles@demo.test', role: 'manager', givenName: 'Nadia', familyName: 'Lavande', atSite: true },
  { email: 'mediateur.vitrolles@demo.test', role: 'mediator', givenName: 'Inès', familyName: 'Garrigue', atSite: true },
  { email: 'direction@demo.test', role: 'direction', givenName: 'Dominique', familyName: 'Restanque', atSite: false },
];

/** Gives an empty database the sites, agents and accounts of the demonstration, and says how to sign in. */
@Injectable()
export class PrepareDemonstration implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly messages: StartMessages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { prepared, accounts } = await readMark(this.database);
    if (!this.config.demonstration) {
      if (prepared) this.messages.add('Cette base a servi à la démonstration et en garde les comptes. Pour de vraies données, partez d’un dossier vide (CALANQUE_DATA) ou d’une base vide (DATABASE_URL).');
      return;
    }
    if (!prepared && accounts > 0) {
      throw new StartRefusal('Cette base contient de vrais comptes : la démonstration ne s’y ajoute pas. Relancez avec CALANQUE_DEMO=false, ou choisissez un autre dossier avec CALANQUE_DATA.');
    }
    const password = await demonstrationPassword(this.config.dataFolder, this.config.demonstrationPassword);
    await this.database.write(SERVER, async (tx) => {
      if (await mark(tx, this.clock.now())) await this.fill(tx);
    });
    await this.givePassword(password);
    this.messages.add(`Démonstration : ${ACCOUNTS.map((account) => account.email).join(', ')}`);
    this.messages.add(`Mot de passe de ces comptes : ${password}`);
  }

  /** The password may have been changed in the environment since the last start. */
  private async givePassword(password: string): Promise<void> {
    for (const { email } of ACCOUNTS) {
      const found = await findCredentials(this.database, email, this.clock.today());
      if (found && !(await passwordFits(password, found.password_hash))) {
        await setPasswordHash(this.database, found.id, await hashPassword(password));
      }
    }
  }

  private async fill(tx: Transaction): Promise<void> {
    let vitrolles = '';
    for (const [place, site] of DEMONSTRATION_SITES.entries()) {
      const siteId = uuidv7();
      if (site.name === 'Vitrolles') vitrolles = siteId;
      const { manager, name, ...columns } = site;
      await tx.manager.insert(SiteEntity, {
        ...columns, id: siteId, name, city: name, status: 'open', address: 'Adresse à confirmer (exemple)', openingHours: USUAL_HOURS,
        networkOperator: 'Opérateur à confirmer', uploadMbps: Math.round(site.downloadMbps / 2),
      });
      await tx.manager.insert(RoomEntity, DEMONSTRATION_ROOMS.map(([room, floor]) => ({ id: uuidv7(), siteId, name: room, floor })));
      const managerId = await addAgent(tx, { givenName: manager[0], familyName: manager[1], service: 'Direction de la MDS', siteId });
      await tx.manager.update(SiteEntity, { id: siteId }, { managerId });
      for (let agent = 0; agent < AGENTS_PER_SITE; agent++) {
        await addAgent(tx, { ...agentName(place * AGENTS_PER_SITE + agent), service: AGENT_SERVICES[agent % AGENT_SERVICES.length] ?? 'Accueil', siteId });
      }
    }
    for (const account of ACCOUNTS) await this.addAccount(tx, account, account.atSite ? vitrolles : null);
  }

  private async addAccount(tx: Transaction, account: (typeof ACCOUNTS)[number], siteId: string | null): Promise<void> {
    const { email, role, givenName, familyName } = account;
    const manager = role === 'manager' && siteId !== null ? await tx.manager.findOneBy(SiteEntity, { id: siteId }) : null;
    const personId = manager?.managerId ?? (await addAgent(tx, { givenName, familyName, service: null, siteId }));
    const id = uuidv7();
    const endsOn = role === 'mediator' ? dayInParis(new Date(this.clock.now().getTime() + MEDIATOR_DAYS * DAY)) : null;
    await tx.manager.insert(AccountEntity, { id, personId, email, role, endsOn });
    if (siteId !== null) await tx.manager.insert(AccountSiteEntity, { accountId: id, siteId });
  }
}

async function addAgent(tx: Transaction, agent: { givenName: string; familyName: string; service: string | null; siteId: string | null }): Promise<string> {
  const id = uuidv7();
  await tx.manager.insert(PersonEntity, { ...agent, id, kind: 'agent' });
  return id;
}
