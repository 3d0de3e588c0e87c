import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageHeader } from '../ui/page/page-header';

/** Help, by usual act and by role. */
@Component({
  selector: 'cal-help',
  imports: [PageHeader, RouterLink],
  templateUrl: './help.html',
  styleUrl: './reading.css',
})
export class Help {
  protected readonly parts = [
    { id: 'mots', label: 'Les mots de Calanque' },
    { id: 'gestes', label: 'Les gestes de tous les jours' },
    { id: 'import', label: 'Importer un fichier' },
    { id: 'roles', label: 'Selon votre rôle' },
    { id: 'compte', label: 'Votre compte' },
    { id: 'clavier', label: 'Au clavier' },
  ];
}
