import { sampleIdentifiers } from './samples.queries.js';
import { alwaysThese, type Scenario } from './scenario.js';

const SAMPLES = 200;
/** Models, rooms, sites and persons; whole, in part, together, without accents and with typing errors. */
const WORDS = ['latitude 5420', 'thinkpad', 'galaxi tab', 'aruba vitrolles', 'webcam', 'salle d’attente', 'estelle', 'belrive', 'espace numerique', 'martigue'];

export const search: Scenario = {
  name: 'search',
  title: 'search: identifiers, parts of them, words',
  share: 0.6,
  prepare: async ({ pool }) => {
    const typed = (await sampleIdentifiers(pool, SAMPLES)).flatMap(({ number, serial, mac }, index) => [
      number, serial.slice(0, 8), serial.slice(-7), mac.replaceAll(':', index % 2 === 0 ? '-' : ''), WORDS[index % WORDS.length] ?? '',
    ]);
    return alwaysThese(typed.map((q) => ({ method: 'GET', path: `/api/search?${new URLSearchParams({ q }).toString()}` })));
  },
};
