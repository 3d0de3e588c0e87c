import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Mark } from '../shell/mark';
import { CalanqueView } from './calanque-view';

/** What stands around the pages for visitors: the view over the calanque, the name, and the legal links. */
@Component({
  selector: 'cal-visitor-page',
  imports: [CalanqueView, Mark, RouterLink],
  template: `
    <div class="view"><cal-calanque-view /></div>
    <div class="side">
      <header class="brand"><cal-mark /><span>Calanque</span></header>
      <main><ng-content /></main>
      <footer>
        <a routerLink="/aide">Aide</a>
        <a routerLink="/accessibilite">Accessibilité : non conforme</a>
      </footer>
    </div>
  `,
  styleUrl: './visitor-page.css',
})
export class VisitorPage {}
