import { methodOf, resolveUrl, type Verb } from '../step.ts';

/** <Redirect>: the document at its URL takes over; an empty one is an invalid URL (11100). */
export const redirect: Verb = async (step) => {
  const { text } = step.element;
  const url =
    text === ''
      ? resolveUrl({ ...step, document: { ...step.document, url: null } }, text)
      : resolveUrl(step, text);
  return { url, method: methodOf(step, 'method'), params: [], purpose: 'redirect' };
};
