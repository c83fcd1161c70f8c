import type { Settings } from '../settings.ts';
import { clientFor } from './client.ts';
import { senseless, toProblem } from './errors.ts';

/** What the call plays: a document of the phone line, or TwiML (4000 characters at most). */
export type CallContent = { document: string } | { twiml: string };

/** A call to be placed. */
export interface CallOrder {
  /** The number to call, E.164. */
  to: string;
  content: CallContent;
  /** How long it may ring, in seconds. */
  timeout?: number;
  /** Whether Twilio tells a person from an answering machine. */
  machineDetection?: boolean;
  /** Whether the whole call is recorded. */
  record?: boolean;
}

/** Twilio's answer about a call that it has taken. */
export interface PlacedCall {
  sid: string;
  status: string;
  to: string;
  from: string;
}

/**
 * Asks Twilio to place a call from the line's number.
 * @param base where Twilio reaches the functions, such as https://app.example.com/api
 * @throws Problem that says why Twilio did not take it
 */
export async function placeCall(order: CallOrder, settings: Settings, base: string): Promise<PlacedCall> {
  try {
    const { sid, status, to, from } = await clientFor(settings).calls.create({
      to: order.to,
      from: settings.phoneNumber,
      ...instructions(order.content, base),
      statusCallback: `${base}/callStatus`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      ...(order.timeout !== undefined && { timeout: order.timeout }),
      ...(order.machineDetection && { machineDetection: 'Enable' }),
      ...(order.record && { record: true, recordingStatusCallback: `${base}/recordingStatus` }),
    });
    if (!sid) throw senseless();
    return { sid, status, to, from };
  } catch (error) {
    throw toProblem(error);
  }
}

function instructions(content: CallContent, base: string): { url: string } | { twiml: string } {
  return 'twiml' in content ? content : { url: `${base}/voiceTwiml/${encodeURIComponent(content.document)}` };
}
