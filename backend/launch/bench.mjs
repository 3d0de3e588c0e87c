import { onKnownNode } from './known-node.mjs';

onKnownNode(function () {
  return import('./bench-command.mjs');
});
