import { failureFields } from '../http/failures.ts';
import { type WebhookTurn, webhook } from '../http/webhook.ts';
import { withinASecond } from '../http/withinASecond.ts';
import { voicemailNotice } from '../phoneLine/reply.ts';
import { requireSettings } from '../settings.ts';

/** Logs whether a recording is ready (one that failed is a warning), and texts the owner where to listen to a voicemail. */
export const recordingStatus = webhook(
  'recordingStatus',
  { route: 'recordingStatus', methods: ['POST'] },
  async (turn) => {
    const { RecordingSid, RecordingStatus = '', RecordingDuration, RecordingSource, ErrorCode } = turn.params;
    const fields = {
      recordingSid: RecordingSid,
      status: RecordingStatus,
      durationSeconds: RecordingDuration,
      source: RecordingSource,
      ...failureFields(ErrorCode),
    };
    turn.note('recording.status', fields, RecordingStatus === 'failed' ? 'warn' : 'log');
    const notice = voicemailNotice(turn);
    if (notice) await withinASecond(turn, 'recording.noticeFailed', tellOwner(turn, notice));
    return undefined;
  },
);

async function tellOwner({ base, note }: WebhookTurn, notice: { to: string; body: string }): Promise<void> {
  const settings = requireSettings();
  const { sendText } = await import('../twilio/api.ts');
  const { sid } = await sendText(notice, settings, base);
  note('recording.noticeSent', { messageSid: sid });
}
