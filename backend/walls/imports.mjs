import { entersByIndex, featureGraph, isFeature, isFoundation, leadsTo, placeOf, resolveImport } from './house.mjs';

const SHARED_MAY_IMPORT = ['class-validator', 'class-transformer'];

/**
 * Walls 1 and 2: `backend` and `frontend` import `shared` and never each other; `shared` imports class-validator and
 * class-transformer alone; a feature is entered by its index; features make no cycle.
 */
export const imports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      crossing: '{{from}} must not import {{to}}.',
      sharedAlone: 'shared imports only class-validator and class-transformer, not « {{source}} ».',
      byIndex: 'Import the feature « {{feature}} » through its index.ts.',
      cycle: 'The features « {{from}} » and « {{to}} » import each other.',
      foundation: 'Every feature stands on « {{from}} »: it must not import the feature « {{to}} ».',
    },
  },
  create(context) {
    const from = placeOf(context.cwd, context.filename);
    const exempt = /\.spec\.ts$/.test(context.filename) || from.folder === 'testing';

    function check(node, source) {
      if (typeof source !== 'string') return;
      if (from.side === 'shared' && !exempt && !source.startsWith('.') && !SHARED_MAY_IMPORT.includes(source)) {
        context.report({ node, messageId: 'sharedAlone', data: { source } });
      }
      if (/^@calanque\/(backend|frontend)/.test(source)) {
        context.report({ node, messageId: 'crossing', data: { from: from.side ?? 'this file', to: source } });
      }
      if (source.startsWith('.')) checkRelative(node, source);
    }

    function checkRelative(node, source) {
      const target = resolveImport(context.filename, source);
      const to = placeOf(context.cwd, target);
      if (from.side !== null && to.side !== null && from.side !== to.side) {
        context.report({ node, messageId: 'crossing', data: { from: from.side, to: to.side } });
        return;
      }
      if (exempt || to.folder === null || to.folder === from.folder) return;
      if (isFoundation(from.side, from.folder) && isFeature(to.side, to.folder)) {
        context.report({ node, messageId: 'foundation', data: { from: from.folder, to: to.folder } });
      }
      if (!isFeature(from.side, from.folder) || !isFeature(to.side, to.folder)) return;
      if (!entersByIndex(target, to.folder)) context.report({ node, messageId: 'byIndex', data: { feature: to.folder } });
      if (leadsTo(featureGraph(context.cwd, from.side), to.folder, from.folder)) {
        context.report({ node, messageId: 'cycle', data: { from: from.folder, to: to.folder } });
      }
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
    };
  },
};
