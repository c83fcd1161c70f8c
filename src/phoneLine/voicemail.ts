import { describeParty, partyFromQuery } from '../party.ts';
import { cut, MESSAGE_LIMIT } from './limits.ts';
import type { Turn } from './types.ts';

/**
 * The text that tells the owner of a voicemail: who called, for how long they spoke, where to listen.
 * The query of the recording callback's URL says who called, in `from`.
 * @returns undefined where no owner is set, or where the recording is no voicemail (a dial's, or an absent one)
 */
export function voicemailNotice(turn: Turn): { to: string; body: string } | undefined {
  const { RecordingUrl, RecordingStatus = 'completed', RecordingDuration, RecordingSource } = turn.params;
  const from = turn.query.get('from');
  const isVoicemail = from !== null || RecordingSource === 'RecordVerb';
  if (!isVoicemail || !RecordingUrl || RecordingStatus !== 'completed') return undefined;
  const to = turn.placeholders.OWNER_PHONE_NUMBER;
  if (to === undefined) {
    turn.note('line.voicemailNoticeSkipped', { reason: 'OWNER_PHONE_NUMBER is not set' });
    return undefined;
  }
  const who = from === null ? '' : ` from ${describeParty(partyFromQuery(from), turn.line.voice.language)}`;
  const body = `New voicemail${who}${spoken(RecordingDuration)}. Listen: ${RecordingUrl}.mp3`;
  return { to, body: cut(body, MESSAGE_LIMIT) };
}

/** A duration in seconds in words; nothing where Twilio gave none, or -1, which says that it is not known yet. */
function spoken(duration = ''): string {
  if (!/^\d{1,6}$/.test(duration)) return '';
  const seconds = Number(duration);
  const parts = [count(Math.floor(seconds / 60), 'minute'), count(seconds % 60, 'second')].filter(Boolean);
  return `, ${parts.join(' ') || '0 seconds'}`;
}

function count(number: number, unit: string): string {
  if (number === 0) return '';
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
