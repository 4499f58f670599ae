import { z } from "zod";
import { issueText } from "@/lib/platform/input/issue-text";
import { textProblem } from "@/lib/platform/input/well-formed";
import type { DirectoryPage, MalformedRecord, Person } from "@/lib/providers/directory/person";
import { type Text, words } from "@/lib/words/text";

const personWords = words("provider.keycloak.record", {
  field: "{field}: {problem}",
  record: "the record: {problem}",
  unreadable: "not valid",
});

const text = z.string().max(255).nullish();

/** Keycloak's UserRepresentation, as far as it matters (Admin REST API, 26). */
const userRepresentation = z.object({
  id: z.string().min(1).max(255),
  username: z.string().max(255),
  email: z.string().max(320).nullish(),
  emailVerified: z.boolean().default(false),
  firstName: text,
  lastName: text,
  enabled: z.boolean(),
  federationLink: z.string().nullish(),
  attributes: z.record(z.string(), z.array(z.string())).default({}),
});

/** A person as Keycloak shows one. */
export interface KeycloakPerson {
  person: Person;
  /**
   * Shown as disabled, but by a user federation (such as LDAP) that does not vouch for the person. Measured with 26.7:
   * so are all of its people while it does not answer or is switched off, as well as those it no longer has when invalid
   * users are not removed. Whether Keycloak itself has disabled the person, `GET /users?enabled=false` tells.
   */
  doubtful: boolean;
}

/** One record of Keycloak as a person, or what is wrong with it. */
export function readPerson(record: unknown): KeycloakPerson | MalformedRecord {
  const noText = textProblem(record);
  if (noText) return malformed(record, noText.path, noText.text);
  const parsed = userRepresentation.safeParse(record);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return malformed(
      record,
      issue?.path.join(".") ?? "",
      issue ? issueText(issue) : personWords("unreadable"),
    );
  }
  const { id, username, email, emailVerified, firstName, lastName, enabled, attributes } = parsed.data;
  const names = { givenName: firstName ?? "", familyName: lastName ?? "" };
  return {
    person: { id, username, email: email ?? null, emailVerified, ...names, enabled, attributes },
    doubtful: !enabled && Boolean(parsed.data.federationLink),
  };
}

const recordId = z.object({
  id: z
    .string()
    .min(1)
    .max(255)
    .refine((id) => id.isWellFormed()),
});

/** The names of attributes are the directory's. */
const longestPath = 100;

function malformed(record: unknown, path: string, problem: Text): MalformedRecord {
  const named = recordId.safeParse(record);
  return {
    id: named.success ? named.data.id : null,
    problem: path
      ? personWords("field", { field: path.slice(0, longestPath), problem })
      : personWords("record", { problem }),
  };
}

export const isMalformed = (record: KeycloakPerson | MalformedRecord): record is MalformedRecord =>
  "problem" in record;

/** One page; `disabledHere` gives the ids of those whom Keycloak itself has disabled, and is asked only when somebody is doubtful. */
export async function readPage(
  records: readonly unknown[],
  disabledHere: () => Promise<ReadonlySet<string>>,
): Promise<DirectoryPage> {
  const page: DirectoryPage = { people: [], malformed: [], unconfirmed: [] };
  for (const record of records.map(readPerson)) {
    if (isMalformed(record)) page.malformed.push(record);
    else if (record.doubtful && !(await disabledHere()).has(record.person.id))
      page.unconfirmed.push(record.person.id);
    else page.people.push(record.person);
  }
  return page;
}
