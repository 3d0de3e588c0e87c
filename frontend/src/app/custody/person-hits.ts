import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { PERSON_KIND_LABEL, type Page, type PersonAnswer } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import type { Hit } from '../ui/form/lookup';

/**
 * Finds the people to whom something can be handed, as a `cal-lookup` wants them: name, then what tells
 * two of them apart. For an empty text, those of the site.
 */
export function injectPersonSearch(siteId: () => string | null): (text: string) => Promise<readonly Hit[]> {
  const http = inject(HttpClient);
  return async (text) => {
    const site = siteId();
    const params: Record<string, string> = text ? { q: text, limit: '8' } : { limit: '8', ...(site ? { siteId: site } : {}) };
    const page = await firstValueFrom(http.get<Page<PersonAnswer>>('/api/persons', { params }));
    return page.items.map(personHit);
  };
}

export function personHit(person: PersonAnswer): Hit {
  const detail = [PERSON_KIND_LABEL[person.kind], person.service, person.site?.name].filter(Boolean).join(' · ');
  return { id: person.id, label: `${person.givenName} ${person.familyName}`, detail, icon: 'person' };
}
