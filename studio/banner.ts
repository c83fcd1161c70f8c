export interface BannerFacts {
  lineNumber: string;
  functionsUrl: string;
  /** Undefined where the functions talk to a real Twilio. */
  origin: string | undefined;
  /** What runs the functions, in words. */
  host: string;
  notes: string[];
}

/** What npm start prints when all is up. */
export function banner(facts: BannerFacts): string {
  const { functionsUrl, origin, lineNumber, host, notes } = facts;
  const line = lineNumber || 'TWILIO_PHONE_NUMBER is not set';
  const places = [
    `  Functions   ${functionsUrl}   (${host})`,
    origin
      ? `  Phone page  ${origin}   (a phone in your browser; the line is ${line})`
      : `  Twilio      the real one: calls and texts cost money   (the line is ${line})`,
  ];
  return [
    'Ahoy is up.',
    '',
    ...places,
    ...notes.map((note) => `  Note        ${note}`),
    '',
    'Try:',
    ...(origin ? sandboxTries(functionsUrl, origin) : realTries(functionsUrl)),
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}

const json = "-H 'content-type: application/json' -d";

function sandboxTries(functionsUrl: string, origin: string): string[] {
  return [
    `  curl -X POST ${functionsUrl}/makeCall ${json} '{"to":"+15005550010"}'`,
    `  ${functionsUrl}/makeCall?to=%2B15005550010   (in a browser's address bar)`,
    `  curl -X POST ${origin}/sandbox/messages ${json} '{"from":"+15005550010","body":"ping"}'`,
  ];
}

function realTries(functionsUrl: string): string[] {
  return [
    `  curl ${functionsUrl}/health`,
    `  curl -X POST ${functionsUrl}/makeCall ${json} '{"to":"your own number"}'`,
    '  npm run line -- connect https://your-tunnel.example   (so that Twilio reaches these functions)',
  ];
}
