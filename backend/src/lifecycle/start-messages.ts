import { Injectable } from '@nestjs/common';

/**
 * What the parts of the application want to tell the person who started the server, in French,
 * one line each: a first-access link, the demonstration accounts. Printed once, after the address.
 */
@Injectable()
export class StartMessages {
  private readonly collected: string[] = [];

  add(line: string): void {
    this.collected.push(line);
  }

  /** In the order in which they were added. */
  get lines(): readonly string[] {
    return [...this.collected];
  }
}
