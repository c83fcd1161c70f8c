/** What the functions ask of the phone line: Twilio's parameters in, TwiML out. Knows neither Azure nor the network. */
export { sayProblem, sayTwiml } from './sayText.ts';
export { smsReply } from './sms.ts';
export type { PhoneLine, Turn } from './types.ts';
export { dialReply, documentNames, gatherReply, recordReply, voiceReply } from './voice.ts';
export { voicemailNotice } from './voicemail.ts';
