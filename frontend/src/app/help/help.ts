import { Component } from '@angular/core';
import { PageHeader } from '../ui/page/page-header';

/** Help, by role and by usual act. */
@Component({
  selector: 'cal-help',
  imports: [PageHeader],
  templateUrl: './help.html',
  styleUrl: './reading.css',
})
export class Help {}
