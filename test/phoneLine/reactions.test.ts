import { expect, test } from 'vitest';
import { isReaction } from '../../src/phoneLine/reactions.ts';

test.each([
  'Liked “See you at 5”',
  'Liked "See you at 5"',
  "Loved 'See you'",
  'Loved an image',
  'Loved 2 photos',
  'Laughed at “two\nlines”',
  'Laughed at an attachment',
  'Emphasized “Stop”',
  'Emphasised “Help”',
  'Questioned “We are closed.”',
  'Disliked “…”',
  'Reacted 👍 to “See you at 5”',
  'Reacted 🤷🏽‍♀️ to an image',
  'Reacted ❤️ to “Thanks”',
  '👍 to “…”',
  '\u200a\u200b👍\u200b to\u00a0“See you at 5”\u200a',
  '🇰🇷 to "Hello"',
  'Liked “See you…',
  'Reacted with a sticker to “Hi”',
  'Removed a like from “See you at 5”',
  'Removed a heart from an image',
  'Removed an exclamation from “x”',
  'Removed 👍 from “See you at 5”',
])('%j is a reaction', (text) => {
  expect(isReaction(text)).toBe(true);
});

test.each([
  'Liked your answer',
  'Loved it',
  'liked “See you at 5”',
  'Liked “See you at 5” but cannot come',
  'I Liked “See you at 5”',
  'Loved an image of yours',
  'Reacted badly to “the medicine”',
  'Removed a like from the menu',
  '3 to “go”',
  '👍',
  '👍 to that',
  '',
])('%j is a text like any other', (text) => {
  expect(isReaction(text)).toBe(false);
});
