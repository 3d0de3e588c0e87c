import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { RouteFocus } from './shell/route-focus';

/** The whole application: whatever the address shows. */
@Component({
  selector: 'cal-app',
  imports: [RouterOutlet],
  template: `<router-outlet />`,
})
export class App {
  constructor() {
    inject(RouteFocus).followNavigation();
  }
}
