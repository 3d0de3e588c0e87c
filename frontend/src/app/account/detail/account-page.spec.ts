import type { AccountAnswer } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { announced } from '../../ui/testing/announced';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { INES_ID, account, withLink } from '../testing/account-answers';
import { AccountPage } from './account-page';

describe('AccountPage', () => {
  const address = `/api/users/${INES_ID}`;
  const noHistory = { items: [], next: null, total: 0 };

  async function open(more: Partial<AccountAnswer> = {}) {
    const screen = await openScreen(AccountPage, { role: 'administrator', path: 'comptes/:id', at: `/comptes/${INES_ID}` });
    requestTo('GET', address).flush(account(more));
    await screen.settle();
    requestTo('GET', '/api/history').flush(noHistory);
    await screen.settle();
    return {
      ...screen,
      choose: async (act: string) => {
        await screen.press('Autres actions');
        [...document.querySelectorAll<HTMLElement>('.mat-mdc-menu-item')].find((item) => item.innerText.trim() === act)?.click();
        return screen.dialog();
      },
      readAgain: async (now: Partial<AccountAnswer>) => {
        (await requestSoon('GET', address)).flush(account(now));
        (await requestSoon('GET', '/api/history')).flush(noHistory);
        await screen.settle();
      },
    };
  }

  it('says what the account is', async () => {
    const { text } = await open();
    expect(text()).toContain('Inès Garrigue');
    expect(text()).toContain('Dernier jour 31 janvier 2027');
    expect(text()).toContain('Dernière connexion 20 nov. 09:30');
  });

  it('says what disabling does, disables this version, and shows it', async () => {
    const { choose, readAgain, text } = await open();
    const asking = await choose('Désactiver le compte');
    expect(await asking.text()).toContain('Rien de ce qui a été fait avec ce compte n’est effacé');
    await asking.press('Désactiver le compte');
    const sent = await requestSoon('POST', `${address}/disable`);
    expect(sent.request.headers.get('If-Match')).toBe('"6"');
    sent.flush(account({ state: 'disabled', version: 7 }));
    await readAgain({ state: 'disabled', version: 7 });
    expect(await announced()).toBe('Compte désactivé');
    expect(text()).toContain('Ce compte est désactivé');
    expect(text()).toContain('Réactiver');
  });

  it('enables a disabled account again', async () => {
    const { press, readAgain, text } = await open({ state: 'disabled' });
    await press('Réactiver');
    requestTo('POST', `${address}/enable`).flush(account());
    await readAgain({});
    expect(await announced()).toBe('Compte réactivé');
    expect(text()).not.toContain('Ce compte est désactivé');
  });

  it('says why it was refused', async () => {
    const { choose, settle, text } = await open({ role: 'administrator' });
    await (await choose('Désactiver le compte')).press('Désactiver le compte');
    refuse(await requestSoon('POST', `${address}/disable`), {
      status: 422, code: 'last-administrator', detail: 'C’est le dernier administrateur actif. Nommez-en un autre d’abord.',
    });
    await settle();
    expect(text()).toContain('C’est le dernier administrateur actif.');
  });

  it('signs the person out everywhere', async () => {
    const { choose } = await open();
    await (await choose('Déconnecter partout')).press('Déconnecter partout');
    expect((await requestSoon('DELETE', `${address}/sessions`)).request.method).toBe('DELETE');
  });

  it('makes a new link and shows it once', async () => {
    const { press, dialog, readAgain } = await open({ state: 'invited' });
    await press('Nouveau lien');
    const asking = await dialog();
    expect(await asking.text()).toBe('Le lien remis auparavant ne marchera plus.');
    await asking.press('Faire le lien');
    (await requestSoon('POST', `${address}/link`)).flush(withLink());
    await readAgain({ state: 'invited' });
    while (!document.querySelector('cal-link-dialog') || document.querySelectorAll('mat-dialog-container').length > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(document.querySelector<HTMLInputElement>('cal-link-dialog input')?.value).toBe('https://calanque.test/lien#abc');
    expect(document.querySelector<HTMLElement>('cal-link-dialog')?.innerText).toContain('jusqu’au mardi 1er décembre à 10:00');
  });

  it('sends the new link by mail too, where mail goes out', async () => {
    const { press, dialog, readAgain } = await open({ state: 'invited' });
    await press('Nouveau lien');
    await (await dialog()).press('Faire le lien');
    (await requestSoon('POST', `${address}/link`)).flush({ ...withLink(), byMail: true });
    await readAgain({ state: 'invited' });
    while (!document.querySelector('cal-link-dialog') || document.querySelectorAll('mat-dialog-container').length > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const made = await dialog();
    await made.press('Envoyer par e-mail');
    const sent = await requestSoon('POST', `${address}/link/mail`);
    expect(sent.request.body).toEqual({ token: 'abc' });
    sent.flush(null);
    expect(await made.text()).toContain('Le lien part par e-mail à ines@demo.test.');
  });

  it('does not let one close one’s own account', async () => {
    const screen = await openScreen(AccountPage, { role: 'administrator', path: 'comptes/:id', at: '/comptes/account-1' });
    requestTo('GET', '/api/users/account-1').flush(account({ id: 'account-1', role: 'administrator' }));
    await screen.settle();
    expect(screen.text()).toContain('C’est vous');
    expect(() => screen.find('button', 'Autres actions')).toThrowError();
  });
});
