/** Something Twilio's debugger would report as an error and that ends the document: fallback URL, or the apology. */
export class TwimlFailure extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** URL of the document or webhook at fault. */
    readonly url: string,
  ) {
    super(message);
  }
}

/** What a caller hears where a document cannot be had and there is no fallback. */
export const APOLOGY = 'We are sorry. An application error has occurred. Goodbye.';
