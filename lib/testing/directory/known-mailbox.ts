import { templateDefaults } from "@/lib/accounts/template/fields";
import type { KnownMailbox } from "@/lib/directory/sync/known";
import { type PersonField, personFields } from "@/lib/platform/db/schema/mailbox";

const nothingSaid = Object.fromEntries(personFields.map((name) => [name, null])) as Record<PersonField, null>;

/** The mailbox anna@demo.test of a person who is in the directory: the product's defaults, and nothing pinned. */
export const knownMailbox = (fields: Partial<KnownMailbox>): KnownMailbox => ({
  ...templateDefaults,
  ...nothingSaid,
  id: "m-anna",
  address: "anna@demo.test",
  displayName: "Anna",
  templateId: null,
  identityProviderId: null,
  directoryState: "present",
  directoryReceives: true,
  directoryPasswordHash: null,
  linkByAddress: true,
  pinnedFields: [],
  ...fields,
});
