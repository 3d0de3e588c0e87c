import { Component } from '@angular/core';

/** A view over a calanque: ridges, pines and deep water; by night in dark mode. Decorative. */
@Component({
  selector: 'cal-calanque-view',
  host: { 'aria-hidden': 'true' },
  templateUrl: './calanque-view.svg',
  styleUrl: './calanque-view.css',
})
export class CalanqueView {}
