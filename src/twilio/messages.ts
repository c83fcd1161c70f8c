import type { Settings } from '../settings.ts';
import { clientFor } from './client.ts';
import { senseless, toProblem } from './errors.ts';

/** A text to be sent: with a body, pictures, or both. */
export interface TextOrder {
  /** The number to text, E.164. */
  to: string;
  /** 1600 characters at most. */
  body?: string;
  /** The pictures: https URLs, ten at most. */
  mediaUrl?: string[];
}

/** Twilio's answer about a text that it has taken. */
export interface SentText {
  sid: string;
  status: string;
  to: string;
  /** Null while a Messaging Service has not chosen its number yet. */
  from: string | null;
  segments: number;
}

/**
 * Asks Twilio to send a text from the Messaging Service, if one is set, or else from the line's number.
 * @param base where Twilio reaches the functions, such as https://app.example.com/api
 * @throws Problem that says why Twilio did not take it
 */
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
