import { Module } from '@nestjs/common';
import { DocumentModule } from '../document/index.js';
import { PrepareTransfers } from './prepare-transfers.js';
import { ReadTransfers } from './read-transfers.js';
import { ReceiveTransfers } from './receive-transfers.js';
import { SendTransfers } from './send-transfers.js';
import { Slips } from './slips.js';
import { TransferController } from './transfer.controller.js';

@Module({
  imports: [DocumentModule],
  controllers: [TransferController],
  providers: [ReadTransfers, PrepareTransfers, SendTransfers, ReceiveTransfers, Slips],
})
export class TransferModule {}
