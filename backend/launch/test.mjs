import { onKnownNode } from './known-node.mjs';

onKnownNode(function () {
  return import('./test-command.mjs');
});
