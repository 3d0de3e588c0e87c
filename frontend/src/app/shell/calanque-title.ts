import { DOCUMENT, Service, inject } from '@angular/core';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

/** The tab's title: « Matériel – Calanque ». */
@Service()
export class CalanqueTitle extends TitleStrategy {
  private readonly document = inject(DOCUMENT);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.show(this.buildTitle(snapshot));
  }

  /** For a page that knows its title only once its data are there. */
  show(title: string | undefined): void {
    this.document.title = title ? `${title} – Calanque` : 'Calanque';
  }
}
