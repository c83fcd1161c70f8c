import type { Keys } from './keys.ts';

export interface FunctionSummary {
  name: string;
  /** As declared, without the prefix. */
  route: string;
  methods: string[];
  authLevel: string;
}

/** What the child tells its parent over IPC. */
export type HostMessage =
  | {
      type: 'ready';
      port: number;
      /** Where the functions are, with the route prefix and without a slash at the end. */
      url: string;
      functions: FunctionSummary[];
      keys: Keys | undefined;
      loadError: string | undefined;
    }
  | { type: 'failed'; code: string | undefined; message: string };
