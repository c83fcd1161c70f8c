/** The sandbox's control routes: what a person does with a phone. Each rejects with an Error that has the sandbox's own words. */

export async function post(path: string, body?: unknown): Promise<unknown> {
  const wav = body instanceof Blob;
  const response = await fetch(`/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': wav ? 'audio/wav' : 'application/json' },
    body: wav ? body : JSON.stringify(body ?? {}),
  }).catch(() => {
    throw new Error('The sandbox does not answer: is npm start still running?');
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}`);
  return answer;
}

export const dialLine = (from: string) => post('calls', { from });
export const answerCall = (sid: string) => post(`calls/${sid}/answer`);
export const declineCall = (sid: string) => post(`calls/${sid}/decline`);
export const hangUpCall = (sid: string) => post(`calls/${sid}/hangup`);
export const pressKeys = (sid: string, digits: string) => post(`calls/${sid}/digits`, { digits });
export const speak = (sid: string, text: string) => post(`calls/${sid}/speech`, { text });
export const beginTalking = (sid: string) => post(`calls/${sid}/talking`);
export const leaveRecording = (sid: string, wav: Blob) => post(`calls/${sid}/recording`, wav);
export const sendText = (from: string, body: string) => post('messages', { from, body });

/** What the app answered to a form; the status is 0 where there was no answer. */
export interface FormAnswer {
  status: number;
  body: string;
}

/** Posts the fields to the form's URL, through the sandbox. */
export async function postForm(name: string, fields: unknown): Promise<FormAnswer> {
  return (await post(`forms/${encodeURIComponent(name)}`, fields)) as FormAnswer;
}

export function isGood({ status }: FormAnswer): boolean {
  return status >= 200 && status < 300;
}
