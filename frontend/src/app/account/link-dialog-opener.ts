import type { AccountWithLink } from '@calanque/shared';
import type { Dialogs } from '../ui/dialog/dialogs';

/** Shows a link that was just made, the only time that it can be shown. */
export async function openLinkDialog(dialogs: Dialogs, made: AccountWithLink): Promise<void> {
  await dialogs.open<void, AccountWithLink>(() => import('./link-dialog').then((file) => file.LinkDialog), made);
}
