import type { Type } from '@angular/core';

type Dialog = () => Promise<Type<unknown>>;

const takeBack: Dialog = () => import('./take-back').then((file) => file.TakeBack);

/** The dialogs of the acts on who holds a piece, by the act; the code of one comes when it is opened. */
export const CUSTODY_DIALOGS = {
  assign: () => import('./assign').then((file) => file.Assign),
  install: () => import('./install').then((file) => file.Install),
  repair: () => import('./send-to-repair').then((file) => file.SendToRepair),
  postpone: () => import('./postpone').then((file) => file.Postpone),
  'take-back': takeBack,
  unpack: takeBack,
  'take-back-from-repair': takeBack,
} as const satisfies Record<string, Dialog>;
