/** What the checker may know beside the line itself. */
export interface CheckOptions {
  /** The app settings that the line will run with, as far as they are known. */
  settings?: { TWILIO_PHONE_NUMBER?: string | undefined; OWNER_PHONE_NUMBER?: string | undefined };
  /** The time by which dates are past; now, if absent. */
  now?: Date;
}

/** All that a rule may look at. */
export interface Checked extends Required<CheckOptions> {
  /** What the line was before it lost what is of the wrong shape. */
  data: unknown;
}
