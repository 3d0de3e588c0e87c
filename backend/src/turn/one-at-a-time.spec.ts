import { OneAtATime } from './index.js';

it('Heavy work is done one after another, in order, also after one that failed', async () => {
  const [turns, told] = [new OneAtATime(), [] as string[]];
  let atOnce = 0;
  const work = (name: string, fails = false) => turns.do(async () => {
    expect(++atOnce).toBe(1);
    await new Promise(setImmediate);
    atOnce--;
    if (fails) throw new Error(name);
    told.push(name);
    return name;
  });
  const [first, second, third] = [work('first'), work('second', true), work('third')];
  await expectAsync(second).toBeRejectedWithError('second');
  expect([await first, await third]).toEqual(['first', 'third']);
  expect(told).toEqual(['first', 'third']);
});
