/**
 * The first thing that every command does. It is read by whatever Node the machine has, so it
 * uses nothing newer than modules; the rest is imported only when that Node is new enough.
 */
var OLDEST_MAJOR = 20;

/** @param {() => Promise<unknown>} load imports the command */
export function onKnownNode(load) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_MAJOR) {
    process.stderr.write(
      'Calanque demande Node ' + OLDEST_MAJOR + ' ou plus récent, et cette machine a Node ' + process.versions.node +
        ' : installez une version récente depuis https://nodejs.org, puis relancez.\n',
    );
    process.exit(1);
  }
  load().catch(function (/** @type {Error} */ error) {
    var sentences = error.name === 'LaunchRefusal' ? error.message : 'Calanque ne peut pas continuer (' + error.message + ').';
    process.stderr.write(sentences + '\n');
    if (process.env.CALANQUE_LOG_LEVEL === 'debug' || process.env.CALANQUE_LOG_LEVEL === 'trace') {
      console.error(error);
    }
    process.exit(1);
  });
}
