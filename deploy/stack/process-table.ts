import { readdirSync, readFileSync } from "node:fs";

/** One line of the kernel's process table (proc(5), /proc/PID/stat). */
export interface ProcessEntry {
  pid: number;
  parent: number;
  group: number;
  session: number;
  state: string;
  /** Clock ticks since boot; with the pid it names a process for good. */
  startTime: number;
}

/** A process leader we started: the pid alone might be somebody else's by now. */
export interface Leader {
  pid: number;
  startTime: number;
}

/** Parses /proc/PID/stat; the command's name may hold spaces and brackets, so fields count from the last `)`. */
export function parseStat(text: string): ProcessEntry {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const number = (index: number) => Number(fields[index]);
  return {
    pid: Number.parseInt(text, 10),
    state: fields[0] ?? "?",
    parent: number(1),
    group: number(2),
    session: number(3),
    startTime: number(19),
  };
}

/** The entry of one process, or null when it is gone. */
export function findProcess(pid: number): ProcessEntry | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null; // ended, perhaps between two system calls
  }
}

/** All processes that can be seen, without the dead ones nobody has waited for. */
export function listProcesses(): ProcessEntry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => findProcess(Number(name)))
    .filter((entry) => entry !== null)
    .filter((entry) => entry.state !== "Z");
}

/** The processes of `table` that belong to a leader: its session, its group, and all descendants of those. */
export function familyOf(leader: Leader, table: readonly ProcessEntry[]): ProcessEntry[] {
  const holder = table.find((entry) => entry.pid === leader.pid);
  if (holder && holder.startTime !== leader.startTime) return []; // the pid was given to somebody else
  const family = new Map(
    table
      .filter((entry) => [entry.pid, entry.group, entry.session].includes(leader.pid))
      .map((entry) => [entry.pid, entry]),
  );
  for (let before = -1; before !== family.size; ) {
    before = family.size;
    for (const entry of table) if (family.has(entry.parent)) family.set(entry.pid, entry);
  }
  return [...family.values()];
}

/** Sends a signal to every process of the leader's family and says how many there were. */
export function signalFamily(leader: Leader, signal: NodeJS.Signals): number {
  const family = familyOf(leader, listProcesses());
  for (const entry of family) {
    try {
      process.kill(entry.pid, signal);
    } catch {
      // ended by itself in the meantime
    }
  }
  return family.length;
}
