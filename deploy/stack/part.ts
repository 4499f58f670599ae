import type { Stack } from "./stack";

export const partNames = [
  "mariadb",
  "memcached",
  "keycloak",
  "slapd",
  "gate",
  "web",
  "dovecot",
  "postfix",
  "sogo",
  "nginx",
] as const;

export type PartName = (typeof partNames)[number];

/** How a part's program is started; it must stay in the foreground. */
export interface PartCommand {
  argv: string[];
  env?: Record<string, string>;
  cwd?: string;
  /** `root` only where the program gives up its rights itself. */
  runAs?: "daemon" | "root";
  /** Group ids besides the daemon user's own. */
  groups?: number[];
}

/** One program of the stack. */
export interface Part {
  name: PartName;
  /** What must be ready before this one is started. */
  needs: readonly PartName[];
  /** Writes its configuration and directories, and says how to start it. */
  prepare(stack: Stack, say: (line: string) => void): Promise<PartCommand>;
  /** Whether it does its work by now. Throwing counts as no. */
  isReady(stack: Stack): Promise<boolean>;
  /** What has to be done once it runs and before others build on it; must be repeatable. */
  afterStart?(stack: Stack, say: (line: string) => void): Promise<void>;
  /** Milliseconds it may take to become ready; two minutes when not given. */
  startTime?: number;
  /** Milliseconds it may take to end before it is made to; 5 s when not given. */
  stopTime?: number;
  /** Only the leader gets the stop signal and ends its children itself. */
  stopsChildren?: boolean;
}
