import { HttpErrorResponse } from '@angular/common/http';
import { firstValueFrom, throwError } from 'rxjs';

/** A file of the server, to be put aside. */
export interface SentFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Fetches a file. @throws HttpErrorResponse, as any other request does */
export async function fetchFile(address: string): Promise<SentFile> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) {
    const refusal = response ? await refused(response, address) : new HttpErrorResponse({ status: 0, url: address });
    return firstValueFrom(throwError(() => refusal));
  }
  return { name: nameOf(response), blob: await response.blob() };
}

/** Puts the file where the browser puts what it downloads. */
export function saveFile({ name, blob }: SentFile): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has its own hold on the file once the click has run.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The name that the server gives the file (RFC 6266). */
export function nameOf(response: Response): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return name === undefined ? 'export' : decodeURIComponent(name);
}

/** As every other request is refused, so that one place finds the sentence. */
export async function refused(response: Response, url: string): Promise<HttpErrorResponse> {
  const text = await response.text();
  const isProblem = response.headers.get('Content-Type')?.includes('problem+json') ?? false;
  return new HttpErrorResponse({ status: response.status, url, error: isProblem ? (JSON.parse(text) as unknown) : text });
}
