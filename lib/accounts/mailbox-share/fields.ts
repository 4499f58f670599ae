import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { shareAccesses } from "@/lib/platform/db/schema/external-identity";
import { groupName } from "@/lib/providers/group/group-name";
import { providerSlug } from "@/lib/providers/settings/slug";

/** With whom a mailbox is shared, and what they may do in it. */
export const shareFields = fields("share", {
  provider: field(providerSlug, {
    label: "Identity provider",
    option: { name: "provider", value: "slug", help: "identity provider that the group belongs to" },
  }),
  group: field(groupName, {
    label: "Group",
    hint: "Exactly as the provider writes it, such as /sales. Case matters, and so does a leading slash.",
    option: { name: "group", value: "name", help: "exact name or path of the group at the provider" },
  }),
  access: field(z.enum(shareAccesses), {
    label: "Members can",
    words: {
      read: "Read",
      write: "Read, change and delete",
      send: "Read, change, delete and send from this address",
    },
    option: { name: "access", value: "access", help: "what members can do: read, write or send" },
  }),
});

/** What is recorded of shares besides. */
export const shareOtherFields = fields("share.recorded", {
  mailbox: field(z.string(), { label: "Mailbox" }),
});

const { provider, group, access } = shareFields;

export const createShareInput = z.strictObject({
  provider: provider.schema,
  group: group.schema,
  access: access.schema,
});

export const updateShareInput = z.strictObject({ access: access.schema });
