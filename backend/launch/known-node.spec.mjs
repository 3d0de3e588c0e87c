import { spawnSync } from 'node:child_process';

describe('A command on the Node of the machine', () => {
  /** @param {string} version @param {string} load */
  function runOn(version, load) {
    const script = `
      Object.defineProperty(process.versions, 'node', { value: '${version}' });
      const { onKnownNode } = await import(${JSON.stringify(new URL('known-node.mjs', import.meta.url).href)});
      onKnownNode(() => ${load});`;
    return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  }

  it('refuses a Node that is too old in one sentence, without reading the rest', () => {
    const { status, stderr } = runOn('18.19.1', `Promise.reject(new Error('read'))`);
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Calanque demande Node 20 ou plus récent, et cette machine a Node 18.19.1 : installez une version récente' +
        ' depuis https://nodejs.org, puis relancez.\n',
    );
  });

  it('goes on with a Node that is new enough', () => {
    const { status, stdout } = runOn('20.0.0', `Promise.resolve(console.log('read'))`);
    expect(status).toBe(0);
    expect(stdout).toBe('read\n');
  });

  it('says why a command failed without a stack trace', () => {
    const { status, stderr } = runOn('26.0.0', `Promise.reject(new Error('disque absent'))`);
    expect(status).toBe(1);
    expect(stderr).toBe('Calanque ne peut pas continuer (disque absent).\n');
  });
});
