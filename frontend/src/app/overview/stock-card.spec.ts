import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { EquipmentCount } from '@calanque/shared';
import { StockCard } from './stock-card';

const COUNTS: EquipmentCount[] = [
  { category: 'laptop', state: 'in-service', count: 18 },
  { category: 'tablet', state: 'in-stock', count: 3 },
  { category: 'tablet', state: 'lost', count: 2 },
];

@Component({
  selector: 'cal-stock-host',
  imports: [StockCard],
  template: `<cal-stock-card name="Parc de la MDS" [counts]="counts" [filters]="{ siteId: 'site-1' }">Rien encore</cal-stock-card>`,
})
class Host {
  counts = COUNTS;
}

describe('StockCard', () => {
  async function open(counts = COUNTS) {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Host);
    fixture.componentInstance.counts = counts;
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return {
      element,
      heading: () => element.querySelector('h2')?.innerText,
      links: () => [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
      toggle: async () => {
        element.querySelector('button')?.click();
        await fixture.whenStable();
      },
    };
  }

  it('says the finding, and each state with its number in words', async () => {
    const { heading, element } = await open();
    expect(heading()).toBe('21 matériels sur 23 sont utilisables');
    const legend = [...element.querySelectorAll('cal-state-legend li')].map((line) => (line as HTMLElement).innerText.trim());
    expect(legend).toEqual(['En service 18', 'En stock 3', 'Perdus 2']);
    expect(element.querySelector('cal-state-bar')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('shows the same as a table whose numbers lead to their pieces', async () => {
    const { element, toggle, links } = await open();
    await toggle();
    expect([...element.querySelectorAll('tbody th')].map((head) => (head as HTMLElement).innerText.trim())).toEqual(['Ordinateurs portables', 'Tablettes']);
    expect(links()).toContain('/materiel?siteId=site-1&category=tablet&state=lost');
    expect(links()).toContain('/materiel?siteId=site-1');
    await toggle();
    expect(element.querySelector('table')).toBeNull();
  });

  it('says what to do while there is nothing', async () => {
    const { heading, element } = await open([]);
    expect(heading()).toBe('Aucun matériel pour le moment');
    expect(element.innerText).toContain('Rien encore');
    expect(element.querySelector('button')).toBeNull();
  });
});
