import type { Holding, PersonAnswer } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const LOIC_ID = '019abcde-0000-7000-8000-0000000000c1';

export const person = (more: Partial<PersonAnswer> = {}): PersonAnswer => ({
  id: LOIC_ID, version: 2, kind: 'agent', givenName: 'Loïc', familyName: 'Oursin', service: 'Accueil', email: 'loic@demo.test', site: VITROLLES,
  leftOn: null, heldCount: 2, ...more,
});

export const held = (number: string, more: Partial<Holding> = {}): Holding => ({
  custodyId: `custody-${number}`, custodyVersion: 4, kind: 'assignment', since: '2026-09-26T08:00:00Z', dueAt: null, equipmentId: `id-${number}`, number,
  category: 'laptop', maker: 'Lenovo', modelName: 'ThinkPad L14', serial: null, site: VITROLLES, condition: 'working', accessories: [], mayTakeBack: true, ...more,
});
