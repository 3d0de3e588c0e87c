import { ServerSecretEntity } from '../access/server-secret.entity.js';
import { SessionEntity } from '../access/session.entity.js';
import { SignInFailureEntity } from '../access/sign-in-failure.entity.js';
import { AccountSiteEntity } from '../account/account-site.entity.js';
import { AccountEntity } from '../account/account.entity.js';
import { OneTimeLinkEntity } from '../account/one-time-link.entity.js';
import { CustodyAccessoryEntity } from '../custody/custody-accessory.entity.js';
import { CustodyCheckEntity } from '../custody/custody-check.entity.js';
import { BookingFeedEntity } from '../booking/booking-feed.entity.js';
import { BookingEntity } from '../booking/booking.entity.js';
import { CustodyEntity } from '../custody/custody.entity.js';
import { DemonstrationEntity } from '../demonstration/demonstration.entity.js';
import { DocumentEntity } from '../document/document.entity.js';
import { SignatureEntity } from '../document/signature.entity.js';
import { EquipmentModelEntity } from '../equipment-model/equipment-model.entity.js';
import { EquipmentReportEntity } from '../equipment-report/equipment-report.entity.js';
import { EquipmentConditionEntity } from '../equipment/equipment-condition.entity.js';
import { EquipmentPlaceEntity } from '../equipment/equipment-place.entity.js';
import { EquipmentEntity } from '../equipment/equipment.entity.js';
import { InventoryCounterEntity } from '../equipment/inventory-counter.entity.js';
import { ErasureEntity } from '../erasure/erasure.entity.js';
import { HistoryEntity } from '../history/history.entity.js';
import { ImportClaimEntity } from '../import/import-claim.entity.js';
import { ImportHabitEntity } from '../import/import-habit.entity.js';
import { ImportRowEntity } from '../import/import-row.entity.js';
import { ImportEntity } from '../import/import.entity.js';
import { KitItemEntity } from '../kit/kit-item.entity.js';
import { KitEntity } from '../kit/kit.entity.js';
import { LoanTermsEntity } from '../loan/loan-terms.entity.js';
import { LoanEntity } from '../loan/loan.entity.js';
import { MailEntity } from '../mail/mail.entity.js';
import { NoticeEntity } from '../notice/notice.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { SavedViewEntity } from '../saved-view/saved-view.entity.js';
import { RoomEntity } from '../site/room.entity.js';
import { SiteEntity } from '../site/site.entity.js';
import { TransferLineEntity } from '../transfer/transfer-line.entity.js';
import { TransferEntity } from '../transfer/transfer.entity.js';
import { CreationReceiptEntity } from './creation-receipt.entity.js';

/** Every table of the database. */
export const ENTITIES = [
  HistoryEntity,
  SiteEntity,
  RoomEntity,
  PersonEntity,
  AccountEntity,
  AccountSiteEntity,
  SessionEntity,
  OneTimeLinkEntity,
  SignInFailureEntity,
  ServerSecretEntity,
  CreationReceiptEntity,
  EquipmentModelEntity,
  InventoryCounterEntity,
  EquipmentEntity,
  EquipmentPlaceEntity,
  EquipmentConditionEntity,
  CustodyEntity,
  BookingEntity,
  BookingFeedEntity,
  DemonstrationEntity,
  ImportEntity,
  ImportRowEntity,
  ImportClaimEntity,
  ImportHabitEntity,
  SavedViewEntity,
  KitEntity,
  KitItemEntity,
  TransferEntity,
  TransferLineEntity,
  LoanTermsEntity,
  LoanEntity,
  CustodyAccessoryEntity,
  CustodyCheckEntity,
  ErasureEntity,
  MailEntity,
  DocumentEntity,
  SignatureEntity,
  EquipmentReportEntity,
  NoticeEntity,
];
