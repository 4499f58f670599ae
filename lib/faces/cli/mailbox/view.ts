import { mailboxFlags } from "@/lib/accounts/mailbox/fields";
import { mailboxView } from "@/lib/accounts/mailbox/view";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { asRecord } from "@/lib/faces/cli/shown-as";
import { shownFields } from "@/lib/faces/cli/view-words";
import { formatByteSize } from "@/lib/platform/input/byte-size";
import { personFields } from "@/lib/providers/settings/person-fields";

/** How one mailbox is shown. */
export const shownMailbox = asRecord(mailboxView.schema, [
  ["mailbox", "address"],
  (mailbox) => shownFields(personFields, mailbox),
  ["authSource", "source"],
  ["state", "adminState"],
  ["directory", ({ source, directoryState }) => (source === "local" ? null : directoryState)],
  "domainActive",
  ["quota", ({ quotaBytes }) => formatByteSize(quotaBytes)],
  "protocols",
  "webmail",
  "startPage",
  ["permissions", permissionNames],
  "requireSecondFactor",
  "hasPassword",
  ["mailPassword", "hasMailPassword"],
  (mailbox) => shownFields(mailboxFlags, mailbox),
  "template",
  ["pinned", "pinnedFields"],
  ["created", "createdAt"],
]);
