import type { TestRequest } from '@angular/common/http/testing';
import { openScreen } from '../../session/testing/screen';
import { requestSoon, requestTo } from '../../ui/testing/api';
import { answer, hit, person } from '../testing/search-answers';
import { SearchPage } from './search-page';

describe('The page of the search', () => {
  async function open(q: string) {
    const screen = await openScreen(SearchPage, { role: 'technician', path: 'recherche', at: `/recherche?q=${encodeURIComponent(q)}` });
    const all = (selector: string) => [...(screen.fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector)];
    const wordsOf = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim();
    return {
      ...screen,
      links: () => all('li a').map((link) => ({ words: wordsOf(link), to: link.getAttribute('href') })),
      buttons: () => all('button').map(wordsOf),
      pressButton: async (words: string) => {
        all('button').find((button) => wordsOf(button) === words)?.click();
        await screen.settle();
      },
    };
  }
  const asked = (q: string): TestRequest => requestTo('GET', `/api/search?q=${encodeURIComponent(q)}&limit=10`);

  it('shows what is found for the text of its address, kind by kind, each as a link', async () => {
    const page = await open('vitrolles');
    asked('vitrolles').flush(answer([hit(), person()]));
    await page.settle();
    expect(document.title).toContain('« vitrolles » – Recherche');
    expect(page.find('h2', 'Matériel').innerText).toBe('Matériel');
    expect(page.links()).toEqual([
      { words: 'Matériel : Samsung Galaxy Tab A8 MDS13-000214 N° de série R9TW50LKM4 · Vitrolles, Accueil En service', to: '/materiel/piece-1' },
      { words: 'Personne : Nadia Benali Accueil · MDS Vitrolles', to: '/personnes/person-7' },
    ]);
  });

  it('shows the following hits of a kind below those that are there', async () => {
    const page = await open('galaxy');
    asked('galaxy').flush(answer([hit(), person()], 'suite'));
    await page.settle();
    await page.pressButton('Afficher la suite : Matériel');
    requestTo('GET', '/api/search?q=galaxy&kind=equipment&limit=10&cursor=suite').flush(answer([hit({ id: 'piece-2', number: 'MDS13-000215' })]));
    await page.settle();
    expect(page.text()).toMatch(/MDS13-000214.*MDS13-000215.*Nadia Benali/);
    expect(page.buttons()).toEqual(['Afficher la suite : Personnes']);
  });

  it('keeps in its address what is typed', async () => {
    const page = await open('galaxy');
    asked('galaxy').flush(answer([hit()]));
    await page.settle();
    const box = page.find('input', 'Chercher dans Calanque') as HTMLInputElement;
    expect(box.value).toBe('galaxy');
    box.value = 'dupont';
    box.dispatchEvent(new Event('input'));
    (await requestSoon('GET', '/api/search?q=dupont&limit=10')).flush(answer([]));
    await page.settle();
    expect(page.address()).toBe('/recherche?q=dupont');
    expect(page.text()).toContain('Aucun résultat pour « dupont »');
  });

  it('asks for nothing while nothing is typed', async () => {
    const page = await open('');
    expect(page.text()).toContain('Que cherchez-vous ?');
  });

  it('says what failed, and tries again', async () => {
    const page = await open('galaxy');
    asked('galaxy').error(new ProgressEvent('error'), { status: 0 });
    await page.settle();
    expect(page.text()).toContain('Le serveur ne répond pas.');
    await page.press('Réessayer');
    asked('galaxy').flush(answer([hit()]));
    await page.settle();
    expect(page.text()).toContain('MDS13-000214');
  });
});
