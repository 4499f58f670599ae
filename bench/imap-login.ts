import type { Rounds } from "@/bench/interleave";
import type { Outcome } from "@/bench/scenario";

export async function imapLogin(_plan: Rounds): Promise<Outcome> {
  throw new Error("next");
}
