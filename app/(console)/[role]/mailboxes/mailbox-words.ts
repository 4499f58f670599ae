import type { BadgeTone } from "@/app/_ui/badge";
import { adminStateWords } from "@/lib/accounts/mailbox/state-words";

export type AdminStateName = keyof typeof adminStateWords.english;
export const adminStateNames = Object.keys(adminStateWords.english) as AdminStateName[];

export const adminStateTones: Record<AdminStateName, BadgeTone> = {
  active: "good",
  "receive-only": "warning",
  disabled: "danger",
};
