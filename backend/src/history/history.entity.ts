import type { HistoryAction, HistorySubject } from '@calanque/shared';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One change of one row, written by a trigger and never by code. */
@Entity('history')
@Check('history_action_known', `action IN ('insert', 'update', 'delete')`)
@Index('history_by_subject', ['subject', 'subjectId', 'id'])
@Index('history_by_time', ['at', 'id'], { where: 'NOT summed' })
@Index('history_by_site_and_time', ['siteId', 'at', 'id'], { where: 'NOT summed' })
@Index('history_by_actor', ['actorId', 'at', 'id'], { where: 'actor_id IS NOT NULL AND NOT summed' })
@Index('history_by_rare_subject', ['subject', 'at', 'id'], { where: `subject <> 'equipment' AND NOT summed` })
export class HistoryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'history_pk' })
  id!: number;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at!: Date;

  /** The account that acted; null for the server itself. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId!: string | null;

  /** The site that the row belonged to when it changed; null when it belongs to none. */
  @Column({ name: 'site_id', type: 'uuid', nullable: true })
  siteId!: string | null;

  @Column({ type: 'text' })
  action!: HistoryAction;

  @Column({ name: 'table_name', type: 'text' })
  tableName!: string;

  @Column({ name: 'row_id', type: 'uuid' })
  rowId!: string;

  /** The thing on whose history tab the line stands. */
  @Column({ type: 'text' })
  subject!: HistorySubject;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  /** The changed columns as they were; null for a new row. An identity column is `{"changed": true}`. */
  @Column({ type: 'jsonb', nullable: true })
  before!: Readonly<Record<string, unknown>> | null;

  /** The changed columns as they are; null for a row that is gone. */
  @Column({ type: 'jsonb', nullable: true })
  after!: Readonly<Record<string, unknown>> | null;

  /** Whether another line tells it in sum, with thousands like it: the general history leaves it out. */
  @Column({ type: 'boolean', default: () => 'told_in_sum()' })
  summed!: boolean;
}
