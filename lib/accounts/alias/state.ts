export const aliasStates = ["open", "expired", "off"] as const;
export type AliasState = (typeof aliasStates)[number];

interface AliasFacts {
  active: boolean;
  expiresAt: Date | null;
}

/** Whether an alias takes mail, as far as that is up to itself; the mailbox behind it has a state of its own. */
export function aliasState({ active, expiresAt }: AliasFacts, now = new Date()): AliasState {
  if (!active) return "off";
  return expiresAt !== null && expiresAt <= now ? "expired" : "open";
}
