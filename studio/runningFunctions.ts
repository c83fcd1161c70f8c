/** Functions under way: in the built-in host's child process, or under `func start`. */
export interface RunningFunctions {
  /** Where they are, with the route prefix: http://127.0.0.1:7071/api */
  url: string;
  /** What they wrote, oldest first. */
  logs: string[];
  /** Why the app could not be loaded, if so and if known. */
  loadError?: string | undefined;
  /** Settles when the process has ended, with its exit code (null: by a signal). */
  exited: Promise<number | null>;
  close(): Promise<void>;
}

export type RunFunctions = (settings: Record<string, string>) => Promise<RunningFunctions>;
