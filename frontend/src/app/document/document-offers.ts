import { NgTemplateOutlet } from '@angular/common';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, Injector, afterNextRender, booleanAttribute, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DOCUMENT_LABEL, SIGNATURE_ROLES, type DocumentOffer, type DocumentOfferList, type DocumentSignatory, type DocumentSummary, type SignatureMethod, type SignatureRole } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { Announcements } from '../ui/dialog/announcements';
import { Dialogs } from '../ui/dialog/dialogs';
import { longDay } from '../ui/format/dates';
import { Icon } from '../ui/icon/icon';
import { Card } from '../ui/page/card';
import { refusalOf } from '../ui/problem/refusal';
import { Badge } from '../ui/state/badge';
import { Notice } from '../ui/state/notice';
import { maySignKind, signedInWords, stateOfOffer, unsignedOf } from './offer-words';
import { documentAddress, signDocument } from './sign-document';

/**
 * The documents of a loan, a custody or a transfer: to open and print, to sign on screen or on paper. Nothing where there is
 * none to hand out, or none for one's eyes, and while they load: they stand beside what one came for.
 */
@Component({
  selector: 'cal-document-offers',
  imports: [Badge, Card, Icon, MatButton, NgTemplateOutlet, Notice],
  templateUrl: './document-offers.html',
  styleUrl: './document-offers.css',
})
export class DocumentOffers {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly http = inject(HttpClient);
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);

  /** The address of what they are about: `/api/loans/…`. */
  readonly about = input.required<string>();
  /** They are read again when it is another: what they are about, as it is shown. */
  readonly revision = input<unknown>();
  /** Whether they stand in a card of their own. */
  readonly framed = input(false, { transform: booleanAttribute });

  /** Who can sign here; all unless told. */
  readonly here = input<readonly SignatureRole[]>(SIGNATURE_ROLES);

  private readonly offers = httpResource<DocumentOfferList>(() => {
    this.revision();
    return { url: `${this.about()}/documents` };
  });
  protected readonly items = computed(() => (this.offers.hasValue() ? this.offers.value().items : []));
  /** Why they do not come. */
  protected readonly trouble = computed(() => {
    const refusal = this.offers.error() ? refusalOf(this.offers.error()) : null;
    return refusal && ![403, 404].includes(refusal.status) ? refusal.sentence : null;
  });
  protected readonly busy = signal(false);

  protected readonly labelOf = DOCUMENT_LABEL;
  protected readonly addressOf = documentAddress;
  protected readonly day = longDay;
  protected readonly stateOf = stateOfOffer;
  protected readonly signedBy = signedInWords;
  protected readonly maySign = (offer: DocumentOffer): boolean => this.session.may(maySignKind(offer.kind)) && this.toSign(offer).length > 0;

  /** One after the other signs, until all have or one leaves. */
  protected async sign(offer: DocumentOffer, method: SignatureMethod): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      let document = offer.document ?? (await firstValueFrom(this.http.post<DocumentSummary>(offer.file.replace(/\.pdf$/, ''), {})));
      for (const { role, name } of this.toSign({ ...offer, document })) {
        const signed = await signDocument(this.dialogs, { documentId: document.id, kind: offer.kind, role, name, method });
        if (!signed) break;
        document = signed;
      }
      await this.show({ ...offer, document });
    } catch (failure) {
      await this.announcements.say(refusalOf(failure).sentence);
      this.offers.reload();
    } finally {
      this.busy.set(false);
    }
  }

  protected retry(): void {
    this.offers.reload();
  }

  private toSign(offer: DocumentOffer): DocumentSignatory[] {
    return unsignedOf(offer).filter(({ role }) => this.here().includes(role));
  }

  private async show(offer: DocumentOffer): Promise<void> {
    this.offers.update((list) => list && { items: list.items.map((one) => (one.kind === offer.kind ? offer : one)) });
    if (!offer.document?.signatures.length) return;
    if (this.toSign(offer).length === 0) {
      // The button that one pressed is gone.
      afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(`.open[data-kind="${offer.kind}"]`)?.focus(), { injector: this.injector });
    }
    await this.announcements.say(`${DOCUMENT_LABEL[offer.kind]} : ${stateOfOffer(offer).words.toLowerCase()}`);
  }
}
