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
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const passwordWords = words("provider.keycloak.mailPassword", {
  profileHidden: "Keycloak doesn't tell the service account who can edit the attribute.",
  adminsOnly:
    'In Keycloak, allow only administrators to write {attribute}: Realm settings, General, Unmanaged attributes, "Only administrators can write".',
  editable:
    "People can edit {attribute} themselves in Keycloak's account console. Anyone who takes over a session there can set a lasting password.",
  editableAdvice: "Remove the user's permission to edit {attribute} from the realm's user profile.",
  nobody: "There is nobody to check.",
  usable: "{name} has a usable mail password.",
  absent: "{name} has no mail password, so mail apps work only with app passwords.",
  unusable: "{name}: {problem}",
  unusableAdvice:
    "Enter a hash with a scheme that Dovecot supports, such as '{SSHA256}'…, or clear the attribute.",
});

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
    return skipped(sentences(seen.what, passwordWords("profileHidden")), adminsOnly(probe));
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}

const adminsOnly = ({ settings }: KeycloakProbe): Text =>
  passwordWords("adminsOnly", { attribute: settings.mailPassword.attribute });

function judgeProfile(probe: KeycloakProbe, profile: z.output<typeof profileShape>): Finding | null {
  const { attribute } = probe.settings.mailPassword;
  const declared = profile.attributes.find(({ name }) => name === attribute);
  const open = declared
    ? declared.permissions?.edit?.includes("user")
    : profile.unmanagedAttributePolicy === "ENABLED";
  return open
    ? failed(
        passwordWords("editable", { attribute }),
        declared ? passwordWords("editableAdvice", { attribute }) : adminsOnly(probe),
      )
    : null;
}

async function judgePerson(probe: KeycloakProbe): Promise<Finding> {
  const found = readPerson(await samplePerson(probe));
  if (isMalformed(found)) return skipped(passwordWords("nobody"));
  const name = textField(found.person, "username") ?? "";
  const claimed = claimedMailPassword(probe.settings, claimsOf(found.person));
  switch (claimed.state) {
    case "usable":
      return ok(passwordWords("usable", { name }));
    case "absent":
      return ok(passwordWords("absent", { name }));
    case "unusable":
      return failed(
        passwordWords("unusable", { name, problem: claimed.problem }),
        passwordWords("unusableAdvice"),
      );
  }
}
