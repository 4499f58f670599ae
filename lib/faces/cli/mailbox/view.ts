import { mailboxFlags } from "@/lib/accounts/mailbox/fields";
import { mailboxView } from "@/lib/accounts/mailbox/view";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { asRecord } from "@/lib/faces/cli/shown-as";
import { label, shownFields } from "@/lib/faces/cli/view-words";
import { formatByteSize } from "@/lib/platform/input/byte-size";
import { personFields } from "@/lib/providers/settings/person-fields";

/** How one mailbox is shown. */
export const shownMailbox = asRecord(mailboxView.schema, (mailbox) => [
  [label("mailbox"), mailbox.address],
  ...shownFields(personFields, mailbox),
  [label("source"), mailbox.source],
  [label("state"), mailbox.adminState],
  [label("directory"), mailbox.source === "local" ? null : mailbox.directoryState],
  [label("domainActive"), mailbox.domainActive],
  [label("quota"), formatByteSize(mailbox.quotaBytes)],
  [label("protocols"), mailbox.protocols],
  [label("webmail"), mailbox.webmail],
  [label("startPage"), mailbox.startPage],
  [label("permissions"), permissionNames(mailbox)],
  [label("requireSecondFactor"), mailbox.requireSecondFactor],
  [label("hasPassword"), mailbox.hasPassword],
  [label("mailPassword"), mailbox.hasMailPassword],
  ...shownFields(mailboxFlags, mailbox),
  [label("template"), mailbox.template],
  [label("pinned"), mailbox.pinnedFields],
  [label("created"), mailbox.createdAt],
]);
