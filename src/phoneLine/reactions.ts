import { withoutInvisible } from '../characters.ts';

/** An emoji, or one of several pieces, as it is without the invisible characters that join them. */
const EMOJI = '(?:[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{Regional_Indicator}]|[0-9#*]\\u20E3)+';

/** What was reacted to: the text in quotes, straight or typographic (a long one may have lost its end), or what it was. */
const QUOTED = '(?:["“”„«\'‘][^]*["“”»\'’]|[“„«][^”»]+)';
const THING =
  '(?:an?|\\d+) (?:image|photo|picture|movie|video|attachment|audio message|voice message|sticker|contact|location|link|GIF|file|message)s?';
const TARGET = `\\s*(?:${QUOTED}|${THING})`;

/**
 * The forms in which iPhones and Google Messages send a reaction to somebody who can only get texts. Phones write them
 * in this very case: "liked it" is typed by a person.
 */
const REACTION = new RegExp(
  `^(?:${[
    `(?:Liked|Loved|Disliked|Laughed at|Emphasi[sz]ed|Questioned) ${TARGET}`,
    `(?:Reacted(?: with)? )?${EMOJI}\\s+to ${TARGET}`,
    `Reacted with an? \\w+ to ${TARGET}`,
    `Removed (?:an? (?:like|heart|dislike|laugh|exclamation|question mark|${EMOJI}(?: reaction)?)|${EMOJI}(?: reaction)?) from ${TARGET}`,
  ].join('|')})$`,
  'u',
);

/** Whether a text is a reaction to another text (`Liked “See you at 5”`), which asks nothing. */
export function isReaction(text: string): boolean {
  return REACTION.test(withoutInvisible(text).trim().replace(/\s+/g, ' '));
}
