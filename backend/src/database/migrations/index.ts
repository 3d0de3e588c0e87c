import { History1764000001000 } from './1764000001000-history.js';
import { SiteAndPerson1764000002000 } from './1764000002000-site-and-person.js';
import { Account1764000003000 } from './1764000003000-account.js';
import { Equipment1764000004000 } from './1764000004000-equipment.js';
import { Custody1764000005000 } from './1764000005000-custody.js';
import { Demonstration1764000006000 } from './1764000006000-demonstration.js';
import { Search1764000007000 } from './1764000007000-search.js';
import { LinkHistory1764000008000 } from './1764000008000-link-history.js';
import { Import1764000009000 } from './1764000009000-import.js';
import { GlobalSearch1764000010000 } from './1764000010000-global-search.js';
import { SavedView1764000011000 } from './1764000011000-saved-view.js';
import { ReadSpeed1764000012000 } from './1764000012000-read-speed.js';
import { HistoryReading1764000013000 } from './1764000013000-history-reading.js';
import { ImportHistory1764000014000 } from './1764000014000-import-history.js';
import { Loan1764000015000 } from './1764000015000-loan.js';
import { Booking1764000016000 } from './1764000016000-booking.js';
import { Kit1764000017000 } from './1764000017000-kit.js';
import { Transfer1764000018000 } from './1764000018000-transfer.js';
import { Document1764000019000 } from './1764000019000-document.js';
import { Notice1764000020000 } from './1764000020000-notice.js';
import { Mail1764000021000 } from './1764000021000-mail.js';
import { AsOf1764000022000 } from './1764000022000-as-of.js';
import { Reminder1764000023000 } from './1764000023000-reminder.js';
import { BookingGivenBack1764000024000 } from './1764000024000-booking-given-back.js';
import { Forgetting1764000025000 } from './1764000025000-forgetting.js';
import { HistoryOfKits1764000026000 } from './1764000026000-history-of-kits.js';

/** In the order in which they run. */
export const MIGRATIONS = [
  History1764000001000,
  SiteAndPerson1764000002000,
  Account1764000003000,
  Equipment1764000004000,
  Custody1764000005000,
  Demonstration1764000006000,
  Search1764000007000,
  LinkHistory1764000008000,
  Import1764000009000,
  GlobalSearch1764000010000,
  SavedView1764000011000,
  ReadSpeed1764000012000,
  HistoryReading1764000013000,
  ImportHistory1764000014000,
  Loan1764000015000,
  Booking1764000016000,
  Kit1764000017000,
  Transfer1764000018000,
  Document1764000019000,
  Notice1764000020000,
  Mail1764000021000,
  AsOf1764000022000,
  Reminder1764000023000,
  BookingGivenBack1764000024000,
  Forgetting1764000025000,
  HistoryOfKits1764000026000,
];
