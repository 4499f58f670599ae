import { z } from "zod";
import type { DirectoryPage, MalformedRecord, Person } from "@/lib/directory/person";

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
  attributes: z.record(z.string(), z.array(z.string())).default({}),
});

/** One record of Keycloak as a person, or what is wrong with it. */
export function readPerson(record: unknown): Person | MalformedRecord {
  const parsed = userRepresentation.safeParse(record);
  if (!parsed.success) {
    const id = z.object({ id: z.string().min(1).max(255) }).safeParse(record);
    const [issue] = parsed.error.issues;
    return {
      id: id.success ? id.data.id : null,
      problem: `${issue?.path.join(".") || "the record"}: ${issue?.message}`.slice(0, 200),
    };
  }
  const { id, username, email, emailVerified, firstName, lastName, enabled, attributes } = parsed.data;
  const names = { givenName: firstName ?? "", familyName: lastName ?? "" };
  return { id, username, email: email ?? null, emailVerified, ...names, enabled, attributes };
}

export const isMalformed = (record: Person | MalformedRecord): record is MalformedRecord =>
  "problem" in record;

export function readPage(records: readonly unknown[]): DirectoryPage {
  const page: DirectoryPage = { people: [], malformed: [] };
  for (const record of records.map(readPerson)) {
    if (isMalformed(record)) page.malformed.push(record);
    else page.people.push(record);
  }
  return page;
}
