/** Numbers that Twilio's test credentials refuse on purpose, with the error code each stands for. */
type MagicNumbers = ReadonlyMap<string, number>;

export const MAGIC_MESSAGE_FROM: MagicNumbers = new Map([
  ['+15005550001', 21212],
  ['+15005550007', 21606],
  ['+15005550008', 21611],
]);

export const MAGIC_MESSAGE_TO: MagicNumbers = new Map([
  ['+15005550001', 21211],
  ['+15005550002', 21612],
  ['+15005550003', 21408],
  ['+15005550004', 21610],
  ['+15005550009', 21614],
]);

export const MAGIC_CALL_FROM: MagicNumbers = new Map([['+15005550001', 21212]]);

export const MAGIC_CALL_TO: MagicNumbers = new Map([
  ['+15005550001', 21217],
  ['+15005550002', 21214],
  ['+15005550003', 21215],
  ['+15005550004', 21216],
]);

export const MAGIC_PURCHASE: MagicNumbers = new Map([
  ['+15005550000', 21422],
  ['+15005550001', 21421],
]);

/** The one number that can be bought, and that may always send and call where the account owns it. */
export const MAGIC_GOOD_NUMBER = '+15005550006';
