import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { mayImport, type ImportKind } from '@calanque/shared';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';

/** « Importer », where this role may bring in a file of the kind; nothing for anybody else. */
@Component({
  selector: 'cal-import-link',
  imports: [Icon, MatButton, RouterLink],
  template: `
    @if (allowed()) {
      <a matButton="outlined" routerLink="/imports/nouveau" [queryParams]="{ kind: kind() }"><cal-icon name="upload_file" />{{ label() }}</a>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ImportLink {
  private readonly session = inject(Session);

  readonly kind = input.required<ImportKind>();
  readonly label = input('Importer');

  protected readonly allowed = computed(() => {
    const user = this.session.user();
    return user !== null && mayImport(user.role, this.kind());
  });
}
