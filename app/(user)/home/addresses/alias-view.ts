import type { Alias } from "@/lib/accounts/alias/queries";

export interface TimeLeft {
  amount: number;
  unit: "day" | "hour" | "minute";
}

/** A further address as the page shows it; times are ISO 8601, so that the browser can put them into its own zone. */
export interface AliasView {
  id: string;
  address: string;
  description: string;
  /** Whether the person has made it and may extend and delete it. */
  own: boolean;
  active: boolean;
  end: { at: string; over: boolean; left: TimeLeft } | null;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A time that is left, in milliseconds, rounded to the largest unit of which there are two. */
export function timeLeft(milliseconds: number): TimeLeft {
  if (milliseconds >= 2 * day) return { amount: Math.round(milliseconds / day), unit: "day" };
  if (milliseconds >= 2 * hour) return { amount: Math.round(milliseconds / hour), unit: "hour" };
  return { amount: Math.max(1, Math.round(milliseconds / minute)), unit: "minute" };
}

/** A stored alias as the page shows it. */
export function aliasView(row: Alias, now: Date): AliasView {
  const { id, address, description, active, managedBy, expiresAt } = row;
  return {
    id,
    address,
    description,
    active,
    own: managedBy === "owner",
    end: expiresAt && {
      at: expiresAt.toISOString(),
      over: expiresAt <= now,
      left: timeLeft(expiresAt.getTime() - now.getTime()),
    },
  };
}
