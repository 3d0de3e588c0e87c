import { onKnownNode } from './known-node.mjs';

onKnownNode(function () {
  return import('./dev-command.mjs');
});
