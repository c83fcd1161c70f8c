import type { Settings } from '../settings.ts';
import { clientFor } from './client.ts';
import { senseless, toProblem } from './errors.ts';

export interface TextOrder {
  /** E.164. */
  to: string;
  body?: string;
  /** https URLs, ten at most. */
  mediaUrl?: string[];
}

export interface SentText {
  sid: string;
  status: string;
  to: string;
  /** Null while a Messaging Service has not chosen its number yet. */
  from: string | null;
  segments: number;
}

/** Asks Twilio to text from the line or its Messaging Service. `base` is where Twilio reaches the functions. Throws a Problem. */
export async function sendText(text: TextOrder, settings: Settings, base: string): Promise<SentText> {
  const { messagingServiceSid, phoneNumber } = settings;
  try {
    const { sid, status, to, from, numSegments } = await clientFor(settings).messages.create({
      ...text,
      ...(messagingServiceSid ? { messagingServiceSid } : { from: phoneNumber }),
      statusCallback: `${base}/messageStatus`,
    });
    if (!sid) throw senseless();
    return { sid, status, to, from, segments: Number(numSegments) };
  } catch (error) {
    throw toProblem(error);
  }
}
