import { useCallback, useState } from 'preact/hooks';
import type { OwnAction } from './types.ts';

/** Where the person's own actions are kept, and how many of them. */
const ACTIONS_KEY = 'ahoy.actions';
const KEPT_ACTIONS = 200;

/** What the person did on this phone, kept through a reload of the tab. */
export function useOwnActions(): [OwnAction[], (action: Omit<OwnAction, 'at'>) => void] {
  const [actions, setActions] = useState(readActions);
  const add = useCallback((action: Omit<OwnAction, 'at'>) => {
    setActions((before) => keepActions([...before, { ...action, at: Date.now() }].slice(-KEPT_ACTIONS)));
  }, []);
  return [actions, add];
}

function readActions(): OwnAction[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(ACTIONS_KEY) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function keepActions(actions: OwnAction[]): OwnAction[] {
  try {
    sessionStorage.setItem(ACTIONS_KEY, JSON.stringify(actions));
  } catch {
    // Without storage the transcript merely forgets them on reload.
  }
  return actions;
}

/** A switch that the browser remembers. */
export function useStoredSwitch(key: string): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => readSwitch(key));
  const change = useCallback(
    (value: boolean) => {
      setOn(value);
      try {
        localStorage.setItem(key, String(value));
      } catch {
        // Without storage it holds for this visit only.
      }
    },
    [key],
  );
  return [on, change];
}

function readSwitch(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'true';
  } catch {
    return false;
  }
}
