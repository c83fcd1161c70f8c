import { cutSay } from '../limits.ts';
import type { Rendering } from '../rendering.ts';
import { element, escapeText } from '../twiml.ts';
import type { Play, PromptVerb, Say } from '../types.ts';

/** What is heard: the verbs that may also stand in a gather's prompt. Undefined where there is nothing to hear. */
export function renderPrompt(verb: PromptVerb, rendering: Rendering): string | undefined {
  if (verb.say !== undefined) return renderSay(verb.say, rendering);
  if (verb.play !== undefined) return renderPlay(verb.play);
  return verb.pause === undefined ? undefined : element('Pause', { length: verb.pause });
}

function renderSay(say: Say, rendering: Rendering): string | undefined {
  const settings = typeof say === 'string' ? { text: say } : say;
  const { language, voice } = rendering.turn.line.voice;
  const attributes = {
    voice: settings.voice ?? (speaks(language, settings.language) ? voice : undefined),
    language: settings.language ?? language,
    loop: settings.loop,
  };
  const text = cutSay(rendering.fill(settings.text), attributes.voice);
  return text.trim() === '' ? undefined : element('Say', attributes, escapeText(text));
}

/** Whether the line's voice will do for a text: not if the text is in a language of its own. */
function speaks(lineLanguage: string | undefined, textLanguage: string | undefined): boolean {
  return textLanguage === undefined || textLanguage === (lineLanguage ?? 'en-US');
}

function renderPlay(play: Play): string {
  if (typeof play === 'string') return element('Play', {}, escapeText(play));
  if ('digits' in play) return element('Play', { digits: play.digits });
  return element('Play', { loop: play.loop }, escapeText(play.url));
}
