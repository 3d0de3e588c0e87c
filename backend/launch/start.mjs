import { onKnownNode } from './known-node.mjs';

onKnownNode(function () {
  return import('./start-command.mjs');
});
