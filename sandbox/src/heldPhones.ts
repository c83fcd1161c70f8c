import type { HeldPhones } from './context.ts';

/** Counts how often each phone is held. A phone held twice is held until both have let go of it. */
export class HeldPhoneCounter implements HeldPhones {
  private readonly holders = new Map<string, number>();

  has(phoneNumber: string): boolean {
    return this.holders.has(phoneNumber);
  }

  phones(): string[] {
    return [...this.holders.keys()];
  }

  hold(phoneNumber: string): () => void {
    this.holders.set(phoneNumber, (this.holders.get(phoneNumber) ?? 0) + 1);
    let held = true;
    return () => {
      if (held) this.release(phoneNumber);
      held = false;
    };
  }

  private release(phoneNumber: string): void {
    const left = (this.holders.get(phoneNumber) ?? 0) - 1;
    if (left > 0) this.holders.set(phoneNumber, left);
    else this.holders.delete(phoneNumber);
  }
}
