import type { Settings } from "@/lib/platform/settings/groups";

type Values = Record<string, string>;

const ticks = (flags: Record<string, boolean>): Values =>
  Object.fromEntries(
    Object.entries(flags)
      .filter(([, on]) => on)
      .map(([name]) => [name, "on"]),
  );

/** The branding as its form shows it. */
export const brandingValues = ({ name, colour }: Settings["branding"]): Values => ({
  name,
  colour: colour ?? "",
});

/** The login page's options as their form shows them. */
export const loginPageValues = (options: Settings["loginPage"]): Values => ticks(options);

/** The password policy as its form shows it. */
export const passwordPolicyValues = ({ minLength, refuseCommon }: Settings["passwordPolicy"]): Values => ({
  minLength: String(minLength),
  ...ticks({ refuseCommon }),
});

/** How long logs are kept, as its form shows it. */
export const logsValues = ({ loginDays, syncRunDays, auditDays }: Settings["logs"]): Values => ({
  loginDays: String(loginDays),
  syncRunDays: String(syncRunDays),
  auditDays: auditDays === null ? "" : String(auditDays),
});

/** The contacts as their form shows them: one per line, mail addresses by themselves. */
export const contactsValues = ({ security }: Settings["contacts"]): Values => ({
  security: security.map((uri) => uri.replace(/^mailto:/, "")).join("\n"),
});

/** The access of administrators as its form shows it: a network per line. */
export const accessValues = ({
  adminNetworks,
  domainAdminNetworks,
  ...required
}: Settings["access"]): Values => ({
  adminNetworks: adminNetworks.join("\n"),
  domainAdminNetworks: domainAdminNetworks.join("\n"),
  ...ticks(required),
});
