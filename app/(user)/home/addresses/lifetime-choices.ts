import { useFormatter } from "next-intl";
import type { Lifetime } from "@/lib/accounts/alias/lifetime";

const lengths: Record<Lifetime, [amount: number, unit: "hour" | "day" | "week" | "year"]> = {
  "1h": [1, "hour"],
  "1d": [1, "day"],
  "7d": [1, "week"],
  "30d": [30, "day"],
  "90d": [90, "day"],
  "365d": [1, "year"],
};

/** How long a temporary address may live from now on. */
export function useLifetimeChoices(): { value: string; label: string }[] {
  const format = useFormatter();
  return Object.entries(lengths).map(([value, [amount, unit]]) => ({
    value,
    label: format.number(amount, { style: "unit", unit, unitDisplay: "long" }),
  }));
}

export const usualLifetime: Lifetime = "30d";
