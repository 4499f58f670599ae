import { z } from "zod";
import { answerWords, ask, textField } from "@/lib/identity-provider/connection-test/ask";
import { askForToken } from "@/lib/identity-provider/connection-test/client-steps";
import { networkProblem } from "@/lib/identity-provider/connection-test/network-problem";
import { type Finding, failed, ok, type Probe, skipped } from "@/lib/identity-provider/connection-test/step";
import { keycloakAddress } from "@/lib/identity-provider/issuer";
import { chooseTemplate } from "@/lib/identity-provider/template-choice";

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

/** The people that Keycloak's Admin REST API finds for one question; the first one when nothing is asked. */
async function findPeople(probe: Probe, question: Record<string, string>) {
  const place = keycloakAddress(probe.issuer);
  if (!place) throw new Error(`${probe.issuer} is no realm of Keycloak`);
  const query = new URLSearchParams({ ...question, max: "1", briefRepresentation: "false" });
  const url = `${place.serverUrl}/admin/realms/${encodeURIComponent(place.realm)}/users?${query}`;
  return ask(url, { headers: { authorization: `Bearer ${probe.accessToken}` } });
}

/** Whether the service account may read people: the role `view-users` of `realm-management`. */
export async function viewUsers(probe: Probe): Promise<Finding> {
  try {
    const answer = await findPeople(probe, {});
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

const personShape = z.object({
  username: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean().optional(),
  enabled: z.boolean().optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
});

/** Which template one person would get, by the attribute as the Admin REST API shows it. */
export async function trySampleUser(probe: Probe): Promise<Finding> {
  try {
    const found = personShape.safeParse(await samplePerson(probe));
    if (!found.success)
      return probe.sampleUser === null
        ? skipped("The realm has no people yet.")
        : failed(
            `Keycloak knows nobody called ${probe.sampleUser}.`,
            "Enter a user name or an e-mail address.",
          );
    return await explainPerson(probe, found.data);
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}

async function samplePerson(probe: Probe): Promise<unknown> {
  if (probe.sampleUser === null) return probe.people?.[0];
  for (const name of ["username", "email"]) {
    const { body } = await findPeople(probe, { [name]: probe.sampleUser, exact: "true" });
    if (Array.isArray(body) && body.length > 0) return body[0];
  }
  return undefined;
}

async function explainPerson(probe: Probe, person: z.infer<typeof personShape>): Promise<Finding> {
  const { settings, mappings, defaultTemplateId } = probe;
  const value = person.attributes?.[settings.templateAttribute];
  const choice = chooseTemplate(mappings, value, defaultTemplateId);
  const name = textField(person, "username") ?? "";
  const has =
    value === undefined
      ? `no ${settings.templateAttribute}`
      : `${settings.templateAttribute} ${words(value)}`;
  if (!choice)
    return failed(
      `${name} has ${has}, which no mapping names, and there is no default template.`,
      "Add a mapping for this value, or choose a default template.",
    );
  const template = await probe.templateName(choice.templateId);
  const unverified = settings.requireVerifiedEmail && person.emailVerified !== true;
  const by = choice.by === "mapping" ? "by its mapping" : "by default";
  const result = `${name} has ${has} and gets the template ${template} ${by}.`;
  if (!person.email)
    return failed(`${result} But the person has no e-mail address.`, "Enter one at Keycloak.");
  return unverified
    ? failed(
        `${result} But the e-mail address is not verified, so nobody is linked or created by it.`,
        "Verify it at Keycloak, or switch off that a verified address is required.",
      )
    : ok(result);
}

const words = (value: unknown): string =>
  (textField({ value: JSON.stringify(value) }, "value") ?? "").slice(0, 80);
