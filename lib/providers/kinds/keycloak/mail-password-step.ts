import { z } from "zod";
import { claimedMailPassword } from "@/lib/providers/claims/mail-password";
import { textField } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import { claimsOf } from "@/lib/providers/directory/person";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { askAdminApi } from "@/lib/providers/kinds/keycloak/people-steps";
import { isMalformed, readPerson } from "@/lib/providers/kinds/keycloak/person";
import { samplePerson } from "@/lib/providers/kinds/keycloak/sample-user-step";

/** Keycloak's UPConfig (Admin REST API, 26), as far as it says who may edit an attribute. */
const profileShape = z.object({
  unmanagedAttributePolicy: z.string().optional(),
  attributes: z
    .array(
      z.object({
        name: z.string(),
        permissions: z.object({ edit: z.array(z.string()).optional() }).optional(),
      }),
    )
    .default([]),
});

/**
 * The mail-password flow: whether people could set the attribute themselves, and whether one person has a hash that can
 * be used. Never shows it.
 */
export async function checkMailPassword(probe: KeycloakProbe): Promise<Finding> {
  try {
    const { status, body } = await askAdminApi(probe, "/users/profile");
    const profile = profileShape.safeParse(body);
    const tells = status === 200 && profile.success;
    const finding = tells ? judgeProfile(probe, profile.data) : null;
    if (finding) return finding;
    const seen = await judgePerson(probe);
    if (tells || seen.outcome === "failed") return seen;
    return skipped(
      `${seen.what} Keycloak does not tell the service account who may edit the attribute.`,
      adminsOnly(probe),
    );
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}

const adminsOnly = ({ settings }: KeycloakProbe): string =>
  `Let only administrators write ${settings.mailPassword.attribute} at Keycloak: Realm settings, General, Unmanaged attributes, "Only administrators can write".`;

function judgeProfile(probe: KeycloakProbe, profile: z.output<typeof profileShape>): Finding | null {
  const { attribute } = probe.settings.mailPassword;
  const declared = profile.attributes.find(({ name }) => name === attribute);
  const open = declared
    ? declared.permissions?.edit?.includes("user")
    : profile.unmanagedAttributePolicy === "ENABLED";
  return open
    ? failed(
        `People can edit ${attribute} themselves in Keycloak's account console: whoever gets hold of a session there sets a password that stays.`,
        declared
          ? `Take the user's permission to edit from ${attribute} in the realm's user profile.`
          : adminsOnly(probe),
      )
    : null;
}

async function judgePerson(probe: KeycloakProbe): Promise<Finding> {
  const found = readPerson(await samplePerson(probe));
  if (isMalformed(found)) return skipped("There is nobody to look at.");
  const name = textField(found.person, "username") ?? "";
  const claimed = claimedMailPassword(probe.settings, claimsOf(found.person));
  switch (claimed.state) {
    case "usable":
      return ok(`${name} has a mail password that can be used.`);
    case "absent":
      return ok(`${name} has no mail password, so only app passwords open mail apps.`);
    case "unusable":
      return failed(
        `${name}: ${claimed.problem}`,
        "Enter one hash of a scheme of Dovecot's, such as {SSHA256}…, or empty the attribute.",
      );
  }
}
