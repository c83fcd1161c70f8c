import { isDevice } from './addresses.ts';
import type { Forwarding, ForwardingPhones, HeldPhones } from './context.ts';
import { isE164 } from './phoneNumbers.ts';

/** After so many seconds a phone forwards what it does not answer, unless told otherwise. */
export const DEFAULT_AFTER = 20;

/** True for what can ring: a phone number, a browser phone, a SIP address. */
export function isPhone(address: string): boolean {
  return isE164(address) || isDevice(address);
}

/** The phones whose carrier forwards what they do not answer. Each is held, because one that answers forwards nothing. */
export class ForwardingPhoneList implements ForwardingPhones {
  private readonly rules = new Map<string, Forwarding>();

  constructor(private readonly heldPhones: HeldPhones) {}

  of(phone: string): Forwarding | undefined {
    return this.rules.get(phone);
  }

  phones(): string[] {
    return [...this.rules.keys()];
  }

  forward(phone: string, { to, after = DEFAULT_AFTER, silent = false }: Partial<Forwarding>): () => void {
    if (to === undefined || !isE164(to)) throw new Error(`"${to}" is no phone number in E.164 form.`);
    if (to === phone) throw new Error(`${phone} cannot forward to itself.`);
    if (!Number.isSafeInteger(after) || after < 0)
      throw new Error('"after" must be a whole number, 0 or more.');
    const rule = { to, after, silent };
    this.rules.set(phone, rule);
    const release = this.heldPhones.hold(phone);
    return () => {
      if (this.rules.get(phone) === rule) this.rules.delete(phone);
      release();
    };
  }
}
