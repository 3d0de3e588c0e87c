import type { CanMatchFn } from '@angular/router';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Lets `:id` stand for ids only: `/materiel/nouveau`, where one may not create, is no thing called
 * « nouveau », and ends at the page « introuvable ».
 */
export const idInAddress: CanMatchFn = (_route, segments) => ID.test(segments[0]?.path ?? '');
