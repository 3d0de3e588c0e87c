import { onKnownNode } from './known-node.mjs';

onKnownNode(function () {
  return import('./migrate-command.mjs');
});
