import { Component } from '@angular/core';
import { PageHeader } from '../ui/page/page-header';

/** The declaration that the law asks for (article 47 of law 2005-102, decree 2019-768). */
@Component({
  selector: 'cal-accessibility',
  imports: [PageHeader],
  templateUrl: './accessibility.html',
  styleUrl: './reading.css',
})
export class Accessibility {}
