import { HttpClient } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import type { PasswordChange, Permission, Reference, SessionAnswer, SignInRequest } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { forgetDrafts } from '../ui/form/draft-store';

const NOBODY: SessionAnswer = { user: null, permissions: [], sites: [], allSites: false, demonstration: false };

/** Who is signed in, what they may do, and the MDS in which they work now. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly answer = signal(NOBODY);
  private readonly chosenSiteId = signal<string | null>(null);
  private loading: Promise<void> | null = null;

  /** Null while nobody is signed in. */
  readonly user = computed(() => this.answer().user);
  /** The sites of the user's scope, by name. */
  readonly sites = computed(() => this.answer().sites);
  /** Whether the scope is every site. */
  readonly allSites = computed(() => this.answer().allSites);
  readonly demonstration = computed(() => this.answer().demonstration);
  private readonly permissions = computed(() => new Set(this.answer().permissions));

  /** The MDS in which the user works now: the only one, or the chosen one; null means all of them. */
  readonly site = computed<Reference | null>(() => {
    const sites = this.sites();
    if (sites.length === 1) return sites[0] ?? null;
    return sites.find((site) => site.id === this.chosenSiteId()) ?? null;
  });

  /** Whether the user holds the permission. Reads a signal: usable in templates and computed values. */
  may(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  /** Asks the server who is signed in, once; every guard waits for it. */
  ready(): Promise<void> {
    this.loading ??= this.refresh().catch((failure: unknown) => {
      this.loading = null;
      throw failure;
    });
    return this.loading;
  }

  /** Asks the server again. */
  async refresh(): Promise<void> {
    this.accept(await firstValueFrom(this.http.get<SessionAnswer>('/api/session')));
  }

  /** Problems: `sign-in-refused`, `too-many-attempts`. */
  async signIn(request: SignInRequest): Promise<void> {
    this.accept(await firstValueFrom(this.http.post<SessionAnswer>('/api/session', request)));
    this.loading = Promise.resolve();
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    forgetDrafts();
    await this.refresh();
  }

  /** Ends every session of the user, this one too. */
  async signOutEverywhere(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/sessions'));
    forgetDrafts();
    await this.refresh();
  }

  /** Problems: `password-wrong`, `password-too-weak`. */
  async changePassword(change: PasswordChange): Promise<void> {
    await firstValueFrom(this.http.put('/api/session/password', change));
    await this.refresh();
  }

  /** The server no longer knows the session: nobody is signed in, what was typed stays. */
  expire(): void {
    this.answer.update((answer) => ({ ...NOBODY, demonstration: answer.demonstration }));
  }

  /** Works in one MDS of the scope, or in all of them (`null`); remembered on this device. */
  chooseSite(id: string | null): void {
    this.chosenSiteId.set(id);
    const key = this.siteKey();
    if (!key) return;
    if (id) localStorage.setItem(key, id);
    else localStorage.removeItem(key);
  }

  private accept(answer: SessionAnswer): void {
    this.answer.set(answer);
    const key = this.siteKey();
    this.chosenSiteId.set(key ? localStorage.getItem(key) : null);
  }

  private siteKey(): string | null {
    const user = this.user();
    return user && `calanque.site.${user.id}`;
  }
}
