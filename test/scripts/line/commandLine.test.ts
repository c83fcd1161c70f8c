import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../scripts/line/commandLine.ts';
import { LineError } from '../../../scripts/line/lineError.ts';

describe('readArguments', () => {
  test.each([
    [[], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['numbers'], { name: 'numbers' }],
    [['connect', 'https://a.example'], { name: 'connect', url: 'https://a.example', overwrite: false }],
    [
      ['connect', 'https://a.example', '--yes'],
      { name: 'connect', url: 'https://a.example', overwrite: true },
    ],
    [['-y', 'connect', 'https://a.example'], { name: 'connect', url: 'https://a.example', overwrite: true }],
    [['check', ' https://a.example '], { name: 'check', url: 'https://a.example' }],
    [['verify-caller-id', '+12025550143'], { name: 'verify-caller-id', phoneNumber: '+12025550143' }],
  ])('%j', (args, command) => {
    expect(readArguments(args)).toEqual(command);
  });

  test.each([
    [['dance'], 'no command "dance"'],
    [['connect'], 'connect needs the URL'],
    [['check', ' '], 'check needs the URL'],
    [['verify-caller-id'], 'needs a phone number'],
    [['numbers', 'all'], 'not "all"'],
    [['check', 'https://a.example', 'https://b.example'], 'more than check takes'],
    [['check', 'https://a.example', '--yes'], '--yes belongs to connect'],
    [['numbers', '--loud'], '--loud'],
  ])('refuses %j', (args, message) => {
    const call = () => readArguments(args);
    expect(call).toThrow(message);
    expect(call).toThrow('Usage: npm run line');
    expect(call).toThrow(LineError);
  });
});
