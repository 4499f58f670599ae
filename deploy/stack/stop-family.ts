import { setTimeout as wait } from "node:timers/promises";
import { familyOf, findProcess, type Leader, listProcesses, signalFamily } from "./process-table";

/** How a family is asked to end before it is made to. */
export interface StopOptions {
  /** Only the leader gets SIGTERM: right for daemons that shut their own children down in order. */
  leaderOnly?: boolean;
  /** Milliseconds until SIGKILL. */
  patience?: number;
}

const isAlive = (leader: Leader) => familyOf(leader, listProcesses()).length > 0;

/** Ends all processes of a leader's family and resolves when none is left. */
export async function stopFamily(leader: Leader, options: StopOptions = {}): Promise<void> {
  const deadline = Date.now() + (options.patience ?? 5000);
  signalFamily(leader, "SIGCONT"); // one that was paused could not hear the rest
  if (options.leaderOnly) endLeader(leader);
  else signalFamily(leader, "SIGTERM");
  while (isAlive(leader) && Date.now() < deadline) await wait(40);
  while (signalFamily(leader, "SIGKILL") > 0) await wait(20);
}

function endLeader(leader: Leader): void {
  const holder = findProcess(leader.pid);
  if (holder?.startTime === leader.startTime) process.kill(leader.pid, "SIGTERM");
  else signalFamily(leader, "SIGTERM");
}
