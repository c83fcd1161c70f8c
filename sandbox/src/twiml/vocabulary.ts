/** What Twilio's voice TwiML knows: verbs and nouns, their attributes, and what may stand in them. */
export interface Vocabulary {
  attributes: readonly string[];
  children: readonly string[];
}

const SSML = ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w', 'mark'];
const RECORDING_CALLBACK = [
  'recordingStatusCallback',
  'recordingStatusCallbackMethod',
  'recordingStatusCallbackEvent',
];
const MACHINE_DETECTION = [
  'machineDetection',
  'machineDetectionTimeout',
  'machineDetectionSpeechThreshold',
  'machineDetectionSpeechEndThreshold',
  'machineDetectionSilenceTimeout',
  'amdStatusCallback',
  'amdStatusCallbackMethod',
];

/** Verbs the sandbox executes, by name. */
export const VERBS = {
  Say: { attributes: ['voice', 'language', 'loop'], children: SSML },
  Play: { attributes: ['loop', 'digits'], children: [] },
  Pause: { attributes: ['length'], children: [] },
  Gather: {
    attributes: [
      ...['action', 'method', 'input', 'timeout', 'numDigits', 'finishOnKey', 'actionOnEmptyResult'],
      ...[
        'speechTimeout',
        'maxSpeechTime',
        'language',
        'hints',
        'speechModel',
        'enhanced',
        'profanityFilter',
      ],
      ...['partialResultCallback', 'partialResultCallbackMethod', 'bargeIn', 'debug'],
    ],
    children: ['Say', 'Play', 'Pause'],
  },
  Record: {
    attributes: [
      ...['action', 'method', 'timeout', 'finishOnKey', 'maxLength', 'playBeep', 'trim', 'transcribe'],
      ...['transcribeCallback', 'recordingTrack', ...RECORDING_CALLBACK],
    ],
    children: [],
  },
  Dial: {
    attributes: [
      ...['action', 'method', 'timeout', 'timeLimit', 'callerId', 'answerOnBridge', 'hangupOnStar', 'record'],
      ...[
        'ringTone',
        'sequential',
        'trim',
        'referUrl',
        'referMethod',
        'recordingTrack',
        ...RECORDING_CALLBACK,
      ],
    ],
    children: ['Number', 'Client', 'Conference', 'Queue', 'Sim', 'Sip', 'Application', 'WhatsApp'],
  },
  Redirect: { attributes: ['method'], children: [] },
  Reject: { attributes: ['reason'], children: ['Parameter'] },
  Hangup: { attributes: [], children: ['Parameter'] },
  Sms: { attributes: ['to', 'from', 'action', 'method', 'statusCallback'], children: [] },
} satisfies Readonly<Record<string, Vocabulary>>;

export type VerbName = keyof typeof VERBS;

/** <Number> in a <Dial>. */
export const NUMBER: Vocabulary = {
  attributes: [
    ...[
      'sendDigits',
      'url',
      'method',
      'statusCallback',
      'statusCallbackMethod',
      'statusCallbackEvent',
      'byoc',
    ],
    ...MACHINE_DETECTION,
  ],
  children: [],
};
