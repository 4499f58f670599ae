import { z } from "zod";
import { claimsInUse } from "@/lib/providers/claims/template-choice";
import { textField } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { explainPerson } from "@/lib/providers/connection-test/sample-person";
import { type Finding, failed, skipped } from "@/lib/providers/connection-test/step";
import { claimsOf, groupsClaim, type Person } from "@/lib/providers/directory/person";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { askAdminApi, personQuery } from "@/lib/providers/kinds/keycloak/people-steps";
import { isMalformed, readPerson } from "@/lib/providers/kinds/keycloak/person";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const sampleWords = words("provider.keycloak.sampleUser", {
  empty: "The realm has no people yet.",
  unknown: "Keycloak knows nobody called {name}.",
  unknownAdvice: "Enter a username or an email address.",
  malformed: "Keycloak's record of this person can't be read: {problem}.",
  malformedAdvice: "Correct it in Keycloak.",
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
    const claims = claimsOf(person, await groupsOf(probe, person));
    return await explainPerson(probe, textField(person, "username") ?? "", claims, verbatim("Keycloak"));
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
