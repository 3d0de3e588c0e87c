import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { firstValueFrom, throwError } from 'rxjs';
import { revisionOf } from './revision';

interface Tree {
  readonly version: number;
  readonly name: string;
  readonly height: number;
}

describe('the revision of a form', () => {
  const stale = (current: Tree) =>
    new HttpErrorResponse({ status: 412, error: { code: 'stale', detail: 'Quelqu’un a modifié cette fiche.', current } });

  const refusedWith = (failure: HttpErrorResponse): Promise<Tree> => firstValueFrom(throwError(() => failure));

  function begin() {
    const model = signal({ name: 'Pin', height: 4 });
    const revision = revisionOf<Tree, { name: string; height: number }>(model, { version: 1, name: 'Pin', height: 4 }, ({ name, height }) => ({ name, height }));
    return { model, revision };
  }

  it('sends the version that one began from', async () => {
    const { revision } = begin();
    const sent: number[] = [];
    await revision.send(async (version) => {
      sent.push(version);
      return { version: 2, name: 'Pin', height: 4 };
    });
    expect(sent).toEqual([1]);
    expect(revision.meanwhile()).toEqual([]);
  });

  it('takes over what somebody else changed, keeps what was typed, and goes on from the version of now', async () => {
    const { model, revision } = begin();
    model.set({ name: 'Pin d’Alep', height: 4 });
    await expectAsync(revision.send(() => refusedWith(stale({ version: 7, name: 'Pin', height: 5 })))).toBeRejected();
    expect(model()).toEqual({ name: 'Pin d’Alep', height: 5 });
    expect(revision.meanwhile()).toEqual([{ field: 'height', before: 4, now: 5 }]);
    expect(revision.version()).toBe(7);
  });

  it('keeps what was typed where both changed the same field, and says so', async () => {
    const { model, revision } = begin();
    model.set({ name: 'Pin d’Alep', height: 4 });
    await expectAsync(revision.send(() => refusedWith(stale({ version: 2, name: 'Pin parasol', height: 4 })))).toBeRejected();
    expect(model().name).toBe('Pin d’Alep');
    expect(revision.meanwhile()).toEqual([{ field: 'name', before: 'Pin', now: 'Pin parasol' }]);
  });

  it('leaves every other refusal to the form', async () => {
    const { revision } = begin();
    const refused = new HttpErrorResponse({ status: 409, error: { code: 'site-name-taken', detail: 'Pris.' } });
    await expectAsync(revision.send(() => refusedWith(refused))).toBeRejectedWith(refused);
    expect(revision.version()).toBe(1);
  });
});
