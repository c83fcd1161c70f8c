import type { Message } from '../../../sandbox/src/model.ts';
import { LINE, PERSON, startTestTwilio, type TestTwilio } from '../rest/testTwilio.ts';
import { type Answer, type Received, startWebhookServer } from './webhookServer.ts';

/** A line whose texts are answered by `answer`. */
export async function startTestLine(answer: (request: Received) => Answer) {
  const twilio: TestTwilio = await startTestTwilio();
  const app = await startWebhookServer(answer);
  twilio.configureNumber({ phoneNumber: LINE, smsUrl: `${app.origin}/sms` });
  const { store } = twilio.twilio;
  return {
    ...twilio,
    app,
    /** A person texts the line; resolves to the messages that this led to. */
    async text(body: string, mediaUrls: string[] = []): Promise<Message[]> {
      const { sid } = twilio.twilio.messages.receive({ from: PERSON, to: LINE, body, mediaUrls });
      await twilio.clock.settle();
      return [...store.messages.values()].filter((message) => message.inReplyTo === sid);
    },
    /** The errors that stand beside the webhook requests. */
    errors: () => store.exchanges.flatMap(({ error }) => error ?? []),
    async close() {
      await Promise.all([twilio.close(), app.close()]);
    },
  };
}
