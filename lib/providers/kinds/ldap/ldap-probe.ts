import type { Probe } from "@/lib/providers/connection-test/step";
import { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { baseDnOf } from "@/lib/providers/kinds/ldap/base-dn";
import type { LdapSettings } from "@/lib/providers/kinds/ldap/settings";

/** What the steps for a directory learn from each other. */
export interface LdapProbe extends Probe<LdapSettings> {
  baseDn: string;
  /** Asks as our account; null while there is no password for it. */
  asker: LdapAsker | null;
}

/** Somebody waits and reads each answer: a failure is shown, not tried again. */
const bounds = {
  connectMs: 4_000,
  timeMs: 10_000,
  pause: async () => undefined,
};

/** A test of which no step has run. */
export function beginLdapTest(probe: Probe<LdapSettings>): LdapProbe {
  const { credential } = probe;
  const baseDn = baseDnOf(probe.issuer) ?? "";
  if (!credential) return { ...probe, baseDn, asker: null };
  return {
    ...probe,
    baseDn,
    asker: new LdapAsker({ ...probe, credential }, new AbortController().signal, bounds),
  };
}
