import { afterAll, beforeAll } from 'vitest';
import { phoneLine } from '../../src/phoneLine/line.ts';
import type { PhoneLine } from '../../src/phoneLine/reply.ts';

/** Adds documents to the line of the functions for the tests of this file; no other test may use their names. */
export function addDocuments(documents: PhoneLine['voice']['documents'], outgoing?: string[]): void {
  const { voice } = phoneLine;
  const before = { ...voice };
  beforeAll(() => {
    voice.documents = { ...before.documents, ...documents };
    if (outgoing) voice.outgoing = outgoing;
  });
  afterAll(() => {
    voice.documents = before.documents;
    if (before.outgoing) voice.outgoing = before.outgoing;
    else delete voice.outgoing;
  });
}
