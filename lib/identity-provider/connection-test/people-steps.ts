import { z } from "zod";
import { isMalformed, readPerson } from "@/lib/directory/keycloak-person";
import { claimsOf, groupsClaim, type Person } from "@/lib/directory/person";
import type { Claims } from "@/lib/identity-provider/claims";
import { answerWords, ask, textField } from "@/lib/identity-provider/connection-test/ask";
import { askForToken } from "@/lib/identity-provider/connection-test/client-steps";
import { networkProblem } from "@/lib/identity-provider/connection-test/network-problem";
import { type Finding, failed, ok, type Probe, skipped } from "@/lib/identity-provider/connection-test/step";
import { keycloakAddress } from "@/lib/identity-provider/issuer";
import { chooseTemplate, claimsInUse } from "@/lib/identity-provider/template-choice";

const serviceAccountAdvice =
  "Switch on the service account of our client in Keycloak: client, Settings, Capability config, Service accounts roles. It is needed to read people, not to sign in.";

/** A token of our client's own service account (RFC 6749, section 4.4). */
export async function openServiceAccount(probe: Probe): Promise<Finding> {
  try {
    const answer = await askForToken(probe, { grant_type: "client_credentials" });
    const token = (answer.body as { access_token?: unknown } | null)?.access_token;
    if (answer.status !== 200 || typeof token !== "string")
      return failed(`It answered ${answerWords(answer)}.`, serviceAccountAdvice);
    probe.accessToken = token;
    return ok("The client has a service account.");
  } catch (error) {
    return networkProblem(error, String(probe.metadata?.token_endpoint));
  }
}

/** Asks Keycloak's Admin REST API with our service account. */
export async function askAdminApi(probe: Probe, path: string, question: Record<string, string> = {}) {
  const place = keycloakAddress(probe.issuer);
  if (!place) throw new Error(`${probe.issuer} is no realm of Keycloak`);
  const base = `${place.serverUrl}/admin/realms/${encodeURIComponent(place.realm)}`;
  return ask(`${base}${path}?${new URLSearchParams(question)}`, {
    headers: { authorization: `Bearer ${probe.accessToken}` },
  });
}

/** The first person who fits; any person when nothing is asked. */
const personQuery = (question: Record<string, string>) => ({
  ...question,
  ...{ max: "1", briefRepresentation: "false" },
});

/** Whether the service account may read people: the role `view-users` of `realm-management`. */
export async function viewUsers(probe: Probe): Promise<Finding> {
  try {
    const answer = await askAdminApi(probe, "/users", personQuery({}));
    if (answer.status === 403)
      return failed(
        "The service account may not read people (403).",
        "Give it the role view-users of realm-management in Keycloak: client, Service accounts roles, Assign role. It is needed to read people, not to sign in.",
      );
    if (answer.status !== 200 || !Array.isArray(answer.body))
      return failed(
        `The Admin REST API answered ${answerWords(answer)}.`,
        "Check that the Admin REST API of Keycloak can be reached from here under the server URL.",
      );
    probe.people = answer.body;
    return ok("The service account may read people.");
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}

/** Which template one person would get, read by the same rules as the sync reads everybody. */
export async function trySampleUser(probe: Probe): Promise<Finding> {
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
export async function samplePerson(probe: Probe): Promise<unknown> {
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
async function groupsOf(probe: Probe, { id }: Person): Promise<string[]> {
  if (!claimsInUse(probe).includes(groupsClaim)) return [];
  const { body } = await askAdminApi(probe, `/users/${encodeURIComponent(id)}/groups`, { max: "1000" });
  return groupList.parse(body).map(({ path }) => path);
}

async function explainPerson(probe: Probe, person: Person, claims: Claims): Promise<Finding> {
  const choice = chooseTemplate(probe, claims);
  const has = claimsInUse(probe)
    .map((name) => (claims[name] === undefined ? `no ${name}` : `${name} ${words(claims[name])}`))
    .join(" and ");
  const name = textField(person, "username") ?? "";
  if (!choice)
    return failed(
      has
        ? `${name} has ${has}, which no mapping names, and there is no default template.`
        : "There is neither a mapping nor a default template.",
      "Add a mapping for this value, or choose a default template.",
    );
  const template = await probe.templateName(choice.templateId);
  const unverified = probe.settings.requireVerifiedEmail && !person.emailVerified;
  const by = choice.by === "mapping" ? "by its mapping" : "by default";
  const result = `${name} ${has ? `has ${has} and ` : ""}gets the template ${template} ${by}.`;
  if (!person.email)
    return failed(`${result} But the person has no e-mail address.`, "Enter one at Keycloak.");
  return unverified
    ? failed(
        `${result} But the e-mail address is not verified, so nobody is linked or created by it.`,
        "Verify it at Keycloak, or switch off that a verified address is required.",
      )
    : ok(result);
}

const passwordHash = /^\s*\{[A-Za-z0-9.-]+\}/;

/** A value in short; what has the form of a password's hash is not shown, whatever attribute it stands in. */
const words = (value: unknown): string => {
  const shown = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "string" && passwordHash.test(inner) ? "[hidden]" : inner,
  );
  return (textField({ value: shown }, "value") ?? "").slice(0, 80);
};
