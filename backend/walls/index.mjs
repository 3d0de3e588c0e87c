import tseslint from 'typescript-eslint';
import { imports } from './imports.mjs';
import { noHttpInside, scopedQueries, sqlPlace, thinControllers } from './layers.mjs';
import { ownNames } from './names.mjs';

const plugin = {
  rules: {
    imports, 'sql-place': sqlPlace, 'thin-controllers': thinControllers, 'no-http-inside': noHttpInside, 'scoped-queries': scopedQueries, 'own-names': ownNames,
  },
};

/** The walls of the house, for every TypeScript file; they need no type information. */
export const walls = {
  name: 'calanque/walls',
  files: ['**/*.ts'],
  languageOptions: { parser: tseslint.parser },
  plugins: { walls: plugin },
  rules: {
    ...Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`walls/${rule}`, 'error'])),
    'max-lines': ['error', { max: 400 }],
  },
};
