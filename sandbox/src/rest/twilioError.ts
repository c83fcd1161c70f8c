/** Twilio's error codes as the sandbox uses them: code -> HTTP status and sentence. */
const ERRORS: Readonly<Record<number, readonly [status: number, message: string]>> = {
  20001: [400, 'A parameter has a value that is not allowed'],
  20003: [401, 'Authenticate: the account SID and auth token, or the API key and its secret, are not right'],
  20009: [400, 'The resource cannot be changed or deleted while it is still being processed'],
  20404: [404, 'The requested resource was not found'],
  21200: [400, 'The call needs instructions: one of Url, Twiml and ApplicationSid'],
  21201: [400, "No 'To' number is given"],
  21205: [400, 'A URL is not valid: it must be absolute and begin with http:// or https://'],
  21206: [400, "'SendDigits' may hold up to 32 of 0-9, A-D, #, *, w and W"],
  21208: [400, "'Timeout' must be a whole number of seconds from 1 to 600"],
  21209: [400, "An HTTP method must be 'GET' or 'POST'"],
  21210: [400, "The 'From' number is neither a number of this account nor a verified caller ID"],
  21211: [400, "The 'To' number is not a valid phone number"],
  21212: [400, "The 'From' number is not a valid phone number"],
  21213: [400, "No 'From' number is given"],
  21214: [400, "The 'To' number cannot be reached"],
  21215: [400, "The account's geographic permissions do not allow calls to the 'To' number"],
  21216: [400, "The account may not call the 'To' number"],
  21217: [400, "The 'To' number does not appear to be a valid phone number"],
  21218: [400, "The 'ApplicationSid' is not one of this account"],
  21220: [400, 'The state of the call does not allow this change'],
  21402: [400, 'A URL is not valid: it must be empty, or absolute and begin with http:// or https://'],
  21403: [400, "An HTTP method must be 'GET' or 'POST'"],
  21408: [400, "The account's geographic permissions do not allow messages to the region of the 'To' number"],
  21421: [400, "'PhoneNumber' is not a valid phone number"],
  21422: [400, "'PhoneNumber' is not available"],
  21602: [400, "A message needs a 'Body', a 'MediaUrl' or a 'ContentSid'"],
  21603: [400, "A message needs a 'From' number or a 'MessagingServiceSid'"],
  21604: [400, "No 'To' number is given"],
  21606: [400, "The 'From' number cannot send messages: it is not an SMS-capable number of this account"],
  21609: [
    400,
    "The 'StatusCallback' URL is not valid: it must be absolute and begin with http:// or https://",
  ],
  21610: [400, 'The recipient has opted out of messages from this number (STOP)'],
  21611: [429, "The 'From' number has more messages queued than it can send"],
  21612: [400, "No message can be sent from this 'From' to this 'To' number"],
  21614: [400, "The 'To' number is not a mobile number"],
  21617: [400, "The 'Body' is longer than 1600 characters"],
  21620: [400, "A 'MediaUrl' is not valid: it must be absolute and begin with http:// or https://"],
  21623: [400, "A message may have at most 10 'MediaUrl'"],
  21626: [400, "'StatusCallbackEvent' must be one of initiated, ringing, answered and completed"],
  21701: [400, 'The Messaging Service does not exist'],
  21703: [400, 'The Messaging Service has no phone number to send from'],
  30409: [400, 'Only a scheduled message can be canceled'],
  32018: [400, "'Twiml' is longer than 4000 characters"],
  35111: [400, "'SendAt' must be given as ISO 8601 with 'ScheduleType'"],
  35118: [400, "A scheduled message needs a 'MessagingServiceSid'"],
};

/** A refusal in Twilio's shape. `status` is the HTTP status. */
export class TwilioError extends Error {
  readonly code: number;
  readonly status: number;

  /** `detail` says which value is at fault; it is added to the code's own sentence. */
  constructor(code: number, detail?: string) {
    const [status, message] = ERRORS[code] ?? [400, 'The request is not valid'];
    super(detail ? `${message} (${detail})` : message);
    this.code = code;
    this.status = status;
  }

  toJSON(): { code: number; message: string; more_info: string; status: number } {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}
