import { z } from "zod";
import { type AddressRefusal, claimedAddress } from "@/lib/providers/claims/claims";
import { chooseTemplate, claimsInUse, type TemplateChoice } from "@/lib/providers/claims/template-choice";
import { textField } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import { claimsOf, groupsClaim, type Person } from "@/lib/providers/directory/person";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { askAdminApi, personQuery } from "@/lib/providers/kinds/keycloak/people-steps";
import { isMalformed, readPerson } from "@/lib/providers/kinds/keycloak/person";
import { type Claims, claimAt, isElsewhere } from "@/lib/providers/settings/claim-at";

/** Which template one person would get, read by the same rules as the sync reads everybody. */
export async function trySampleUser(probe: KeycloakProbe): Promise<Finding> {
  try {
    const record = await samplePerson(probe);
    if (record === undefined)
      return probe.sampleUser === null
        ? skipped("The realm has no people yet.")
        : failed(
            `Keycloak knows nobody called ${probe.sampleUser}.`,
            "Enter a user name or an e-mail address.",
          );
    const read = readPerson(record);
    if (isMalformed(read))
      return failed(
        `Keycloak's record of the person cannot be read: ${read.problem}.`,
        "Correct it at Keycloak.",
      );
    const { person } = read;
    return await explainPerson(probe, person, claimsOf(person, await groupsOf(probe, person)));
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}

/** Whom the test was told to look at, or anybody; undefined: there is nobody. */
export async function samplePerson(probe: KeycloakProbe): Promise<unknown> {
  if (probe.sampleUser === null) return probe.people?.[0];
  for (const name of ["username", "email"]) {
    const { body } = await askAdminApi(
      probe,
      "/users",
      personQuery({ [name]: probe.sampleUser, exact: "true" }),
    );
    if (Array.isArray(body) && body.length > 0) return body[0];
  }
  return undefined;
}

const groupList = z.array(z.object({ path: z.string() })).catch([]);

/** The paths of a person's groups, asked for only where a mapping looks at them. */
async function groupsOf(probe: KeycloakProbe, { id }: Person): Promise<string[]> {
  if (!claimsInUse(probe).includes(groupsClaim)) return [];
  const { body } = await askAdminApi(probe, `/users/${encodeURIComponent(id)}/groups`, { max: "1000" });
  return groupList.parse(body).map(({ path }) => path);
}

async function explainPerson(probe: KeycloakProbe, person: Person, claims: Claims): Promise<Finding> {
  const choice = chooseTemplate(probe, claims);
  const has = claimsInUse(probe)
    .map((name) => claimWords(name, claims))
    .join(" and ");
  const name = textField(person, "username") ?? "";
  if (!choice)
    return failed(
      has
        ? `${name} has ${has}, which no mapping names, and there is no default template.`
        : "There is neither a mapping nor a default template.",
      "Add a mapping for this value, or choose a default template.",
    );
  const result = `${name} ${has ? `has ${has} and ` : ""}${await choiceWords(probe, choice)}`;
  const address = claimedAddress(probe, claims);
  return address.usable
    ? ok(result)
    : failed(`${result} ${addressProblems[address.reason](probe)}`, addressAdvice);
}

const claimWords = (name: string, claims: Claims): string => {
  if (isElsewhere(claims, name)) return `${name} in tokens only`;
  const value = claimAt(claims, name);
  return value === undefined ? `no ${name}` : `${name} ${words(value)}`;
};

async function choiceWords(probe: KeycloakProbe, choice: TemplateChoice): Promise<string> {
  if (choice.by === "unknown")
    return `keeps the template of the mailbox, since the directory does not show ${choice.claim}; a sign-in gives it.`;
  const template = await probe.templateName(choice.templateId);
  return `gets the template ${template} ${choice.by === "mapping" ? "by its mapping" : "by default"}.`;
}

const addressProblems: Record<AddressRefusal, (probe: KeycloakProbe) => string> = {
  "email-missing": ({ settings }) =>
    settings.emailClaim === "email"
      ? "But the person has no e-mail address."
      : `But the person has no address in ${settings.emailClaim}.`,
  "email-unverified": ({ settings }) =>
    `But the address in ${settings.emailClaim} is not verified${settings.emailProofClaim ? ` (${settings.emailProofClaim})` : ""}, so nobody is linked or created by it.`,
  "email-not-allowed": () => "But the address is of a domain that this provider may not bring.",
  "address-invalid": () => "But the address cannot be a mailbox here.",
};

const addressAdvice =
  "Correct it at Keycloak, or change the claim of the address, its proof or the domains here.";

const passwordHash = /^\s*\{[A-Za-z0-9.-]+\}/;

/** A value in short; what has the form of a password's hash is not shown, whatever attribute it stands in. */
const words = (value: unknown): string => {
  const shown = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "string" && passwordHash.test(inner) ? "[hidden]" : inner,
  );
  return (textField({ value: shown }, "value") ?? "").slice(0, 80);
};
