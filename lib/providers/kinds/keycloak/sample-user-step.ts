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
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const sampleWords = words("provider.keycloak.sampleUser", {
  empty: "The realm has no people yet.",
  unknown: "Keycloak knows nobody called {name}.",
  unknownAdvice: "Enter a username or an email address.",
  malformed: "Keycloak's record of this person can't be read: {problem}.",
  malformedAdvice: "Correct it in Keycloak.",
  has: "{name} has {claims}.",
  claim: "{claim} {value}",
  noClaim: "no {claim}",
  claimElsewhere: "{claim} in tokens only",
  noMapping: "{name} has {claims}, which matches no mapping, and there is no default template.",
  noTemplate: "There is neither a mapping nor a default template.",
  noMappingAdvice: "Add a mapping for this value, or choose a default template.",
  keepsTemplate:
    "{name} keeps the mailbox's template, because the directory doesn't show {claim}. It's assigned on sign-in.",
  mappedTemplate: "{name} gets the template {template} from a mapping.",
  defaultTemplate: "{name} gets the default template {template}.",
  noEmail: "But the person has no email address.",
  noAddress: "But the person has no address in {claim}.",
  unverified: "But the address in {claim} isn't verified, so nobody is linked or created by it.",
  unproven: "But the address in {claim} isn't verified ({proof}), so nobody is linked or created by it.",
  "email-not-allowed": "But the address is in a domain that this provider isn't allowed to bring.",
  "address-invalid": "But the address can't be a mailbox here.",
  addressAdvice: "Correct it in Keycloak, or change the address claim, its proof or the domains here.",
});

/** Which template one person would get, read by the same rules as the sync reads everybody. */
export async function trySampleUser(probe: KeycloakProbe): Promise<Finding> {
  try {
    const record = await samplePerson(probe);
    if (record === undefined)
      return probe.sampleUser === null
        ? skipped(sampleWords("empty"))
        : failed(sampleWords("unknown", { name: probe.sampleUser }), sampleWords("unknownAdvice"));
    const read = readPerson(record);
    if (isMalformed(read))
      return failed(sampleWords("malformed", { problem: read.problem }), sampleWords("malformedAdvice"));
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
  const has = claimsInUse(probe).map((claim) => claimText(claim, claims));
  const name = textField(person, "username") ?? "";
  if (!choice)
    return failed(
      has.length > 0 ? sampleWords("noMapping", { name, claims: has }) : sampleWords("noTemplate"),
      sampleWords("noMappingAdvice"),
    );
  const gets = await choiceText(probe, choice, name);
  const result = has.length > 0 ? sentences(sampleWords("has", { name, claims: has }), gets) : gets;
  const address = claimedAddress(probe, claims);
  return address.usable
    ? ok(result)
    : failed(sentences(result, addressProblem(probe, address.reason)), sampleWords("addressAdvice"));
}

function claimText(claim: string, claims: Claims): Text {
  if (isElsewhere(claims, claim)) return sampleWords("claimElsewhere", { claim });
  const value = claimAt(claims, claim);
  return value === undefined
    ? sampleWords("noClaim", { claim })
    : sampleWords("claim", { claim, value: shown(value) });
}

async function choiceText(probe: KeycloakProbe, choice: TemplateChoice, name: string): Promise<Text> {
  if (choice.by === "unknown") return sampleWords("keepsTemplate", { name, claim: choice.claim });
  const template = await probe.templateName(choice.templateId);
  return sampleWords(choice.by === "mapping" ? "mappedTemplate" : "defaultTemplate", { name, template });
}

/** Why nobody is linked or created by the person's address. */
function addressProblem({ settings }: KeycloakProbe, reason: AddressRefusal): Text {
  const { emailClaim: claim, emailProofClaim: proof } = settings;
  if (reason === "email-missing")
    return claim === "email" ? sampleWords("noEmail") : sampleWords("noAddress", { claim });
  if (reason === "email-unverified")
    return proof === undefined
      ? sampleWords("unverified", { claim })
      : sampleWords("unproven", { claim, proof });
  return sampleWords(reason);
}

const passwordHash = /^\s*\{[A-Za-z0-9.-]+\}/;

/** A value in short; what has the form of a password's hash is not shown, whatever attribute it stands in. */
const shown = (value: unknown): string => {
  const json = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "string" && passwordHash.test(inner) ? "[hidden]" : inner,
  );
  return (textField({ value: json }, "value") ?? "").slice(0, 80);
};
