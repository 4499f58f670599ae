import { anyOf, floorRequest, gateRequest, lane } from "@/bench/gate-load";
import { interleave, type Rounds } from "@/bench/interleave";
import { onMailSite } from "@/bench/mail-site";
import type { Outcome } from "@/bench/scenario";

/** App-password logins at 32 connections over 10 000 mailboxes: the gate beside the bare server, one read each. */
export const gateAppPassword = (plan: Rounds): Promise<Outcome> =>
  onMailSite(plan, async ({ gate, floor, token, single }) => {
    const lanes = [
      lane("floor", floor.port, anyOf(single.map(floorRequest))),
      lane("ours", gate.port, anyOf(single.map(gateRequest(token)))),
    ];
    return { medians: await interleave(lanes, plan) };
  });

/** The same on mailboxes with fifty app passwords; "one" is the gate on as many mailboxes with one. */
export const gateAppPassword50 = (plan: Rounds): Promise<Outcome> =>
  onMailSite(plan, async ({ gate, floor, token, single, crowded }) => {
    const ask = (accounts: typeof single) => anyOf(accounts.map(gateRequest(token)));
    const lanes = [
      lane("floor", floor.port, anyOf(crowded.map(floorRequest))),
      lane("ours", gate.port, ask(crowded)),
      lane("one", gate.port, ask(single.slice(0, crowded.length))),
    ];
    return { medians: await interleave(lanes, plan) };
  });
