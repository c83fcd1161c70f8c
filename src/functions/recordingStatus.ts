import { app } from '@azure/functions';
import { turnOf } from '../http/context.ts';
import { noteFailure } from '../http/failure.ts';
import { type Webhook, webhook } from '../http/webhook.ts';
import { withinASecond } from '../http/withinASecond.ts';
import { voicemailNotice } from '../phoneLine/reply.ts';
import { requireSettings } from '../settings.ts';

/** Records what became of a recording, and texts the owner where to listen to a voicemail. */
export const recordingStatus = webhook(async (hook) => {
  const { CallSid, RecordingSid, RecordingStatus, RecordingDuration, RecordingSource } = hook.params;
  hook.note('recording.status', {
    callSid: CallSid,
    recordingSid: RecordingSid,
    status: RecordingStatus,
    durationSeconds: RecordingDuration,
    source: RecordingSource,
  });
  const notice = voicemailNotice(turnOf(hook));
  if (notice) await withinASecond(tellOwner(hook, notice), noteFailure(hook, 'recording.noticeFailed'));
  return undefined;
});

async function tellOwner({ base, note }: Webhook, notice: { to: string; body: string }): Promise<void> {
  const settings = requireSettings();
  const { sendText } = await import('../twilio/api.ts');
  const { sid } = await sendText(notice, settings, base);
  note('recording.noticeSent', { messageSid: sid });
}

app.http('recordingStatus', {
  route: 'recordingStatus',
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: recordingStatus,
});
