import { Module } from '@nestjs/common';
import { ChangeAgents } from './change-agents.js';
import { PersonController } from './person.controller.js';
import { ReadAgents } from './read-agents.js';

@Module({ controllers: [PersonController], providers: [ReadAgents, ChangeAgents] })
export class PersonModule {}
