import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validate, type SchemaPath } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { isSignature, SIGNATURE_ROLE_LABEL, type DocumentKind, type DocumentSummary, type SignatureDraft, type SignatureMethod } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { injectDialogData, injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { Choices, type Choice } from '../ui/form/choices';
import { ErrorSummary } from '../ui/form/error-summary';
import { sending } from '../ui/form/submission';
import { Icon } from '../ui/icon/icon';
import { documentAddress, type SigningData } from './sign-document';
import { SignatureField } from './signature-field';

interface SigningModel {
  readonly method: SignatureMethod;
  readonly drawing: string;
}

const WHAT: Readonly<Record<DocumentKind, string>> = {
  'loan-agreement': 'le contrat de prêt', 'return-slip': 'le bon de restitution', 'handover-sheet': 'la fiche de remise', 'delivery-slip': 'le bon de transfert',
};
const METHODS: readonly (Choice & { readonly value: SignatureMethod })[] = [
  { value: 'screen', label: 'À l’écran', help: 'Au doigt, au stylet ou à la souris' },
  { value: 'paper', label: 'Sur papier', help: 'À imprimer, puis à noter ici' },
];

/** A document is signed on screen; who cannot draw signs on paper, and that is noted. */
@Component({
  selector: 'cal-signing-dialog',
  imports: [Choices, DialogFrame, ErrorSummary, FormField, FormRoot, Icon, MatButton, SignatureField],
  templateUrl: './signing-dialog.html',
  styleUrl: './signing-dialog.css',
})
export class SigningDialog {
  private readonly http = inject(HttpClient);
  private readonly end = injectDialogEnd<DocumentSummary>();
  protected readonly data = injectDialogData<SigningData>();

  protected readonly heading = `Signer ${WHAT[this.data.kind]}`;
  protected readonly who = `${SIGNATURE_ROLE_LABEL[this.data.role]} : ${this.data.name}`;
  protected readonly file = documentAddress(this.data.documentId);
  protected readonly methods = METHODS;

  /** Made once: sending again is safe. */
  private readonly id = v7();
  protected readonly model = signal<SigningModel>({ method: this.data.method ?? 'screen', drawing: '' });
  protected readonly form = form(this.model, (path: SchemaPath<SigningModel>) => {
    validate(path, ({ value }) => {
      const { method, drawing } = value();
      return method === 'paper' || isSignature(drawing) ? undefined : { kind: 'unsigned', message: 'Signez dans le cadre, ou choisissez « Sur papier ».' };
    });
  }, { submission: { action: sending(() => this.sign()) } });

  protected readonly isPaper = computed(() => this.model().method === 'paper');

  protected draw(drawing: string): void {
    this.model.update((model) => ({ ...model, drawing }));
  }

  private async sign(): Promise<void> {
    const { method, drawing } = this.model();
    const draft: SignatureDraft = { id: this.id, role: this.data.role, method, drawing: method === 'screen' ? drawing : null };
    this.end(await firstValueFrom(this.http.post<DocumentSummary>(`${this.file}/signatures`, draft)));
  }
}
