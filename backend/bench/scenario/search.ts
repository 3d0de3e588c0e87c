import { sampleIdentifiers } from './samples.queries.js';
import { alwaysThese, type Scenario } from './scenario.js';

const SAMPLES = 200;
const WORDS = ['latitude 5420', 'thinkpad', 'galaxy a8', 'aruba', 'webcam c920', 'ipad'];

export const search: Scenario = {
  name: 'search',
  title: 'search by identifier, by a part of one, by words',
  share: 0.6,
  prepare: async ({ pool }) => {
    const typed = (await sampleIdentifiers(pool, SAMPLES)).flatMap(({ number, serial, mac }, index) => [
      number, serial.slice(0, 8), serial.slice(-7), mac.replaceAll(':', index % 2 === 0 ? '-' : ''), WORDS[index % WORDS.length] ?? '',
    ]);
    return alwaysThese(typed.map((q) => ({ method: 'GET', path: `/api/equipment?${new URLSearchParams({ q }).toString()}` })));
  },
};
