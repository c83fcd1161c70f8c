import { describe } from 'vitest';
import { leads, next, renders, saysBriefly } from './helpers.ts';

describe('as TwiML', () =>
  renders([
    ['play', { play: 'https://a.example/a.mp3?x=1&y=2' }, (r) => r.play('https://a.example/a.mp3?x=1&y=2')],
    [
      'play in a loop',
      { play: { url: 'https://a.example/a.mp3', loop: 0 } },
      (r) => r.play({ loop: 0 }, 'https://a.example/a.mp3'),
    ],
    ['play keys', { play: { digits: 'ww12#' } }, (r) => r.play({ digits: 'ww12#' })],
  ]));

describe('where it leads', () =>
  leads('play', [
    ['play', 'https://a.example/a.mp3', [next]],
    ['key tones', { digits: '1' }, [next]],
    ['play without end', { url: 'https://a.example/a.mp3', loop: 0 }, []],
  ]));

describe('in a few words', () =>
  saysBriefly('play', [
    ['https://example.com/sounds/a.mp3', 'play a.mp3'],
    [{ url: 'https://example.com/b.mp3' }, 'play b.mp3'],
    [{ digits: 'ww12' }, 'play ww12'],
    [[], 'play'],
  ]));
