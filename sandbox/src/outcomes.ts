import type { Outcome, Outcomes } from './context.ts';

/** What becomes of calls to each phone, as POST /sandbox/outcomes or a test says. */
export class OutcomeTable implements Outcomes {
  private readonly byNumber = new Map<string, { outcome: Outcome; left: number }>();

  set(number: string, outcome: Outcome): void {
    this.byNumber.set(number, { outcome, left: outcome.times ?? Number.POSITIVE_INFINITY });
  }

  take(number: string): Outcome | undefined {
    const found = this.byNumber.get(number);
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.byNumber.delete(number);
    return found.outcome;
  }
}
