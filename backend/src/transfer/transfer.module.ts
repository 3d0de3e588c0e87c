import { Module } from '@nestjs/common';
import { PrepareTransfers } from './prepare-transfers.js';
import { ReadTransfers } from './read-transfers.js';
import { ReceiveTransfers } from './receive-transfers.js';
import { SendTransfers } from './send-transfers.js';
import { TransferController } from './transfer.controller.js';

@Module({
  controllers: [TransferController],
  providers: [ReadTransfers, PrepareTransfers, SendTransfers, ReceiveTransfers],
})
export class TransferModule {}
