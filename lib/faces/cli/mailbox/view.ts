import type { z } from "zod";
import { mailboxView } from "@/lib/accounts/mailbox/view";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { recordText } from "@/lib/faces/cli/text";
import { formatByteSize } from "@/lib/platform/input/byte-size";

type Mailbox = z.output<typeof mailboxView.schema>;

const mailboxText = (mailbox: Mailbox): string =>
  recordText([
    ["mailbox", mailbox.address],
    ["name", mailbox.displayName],
    ["language", mailbox.language],
    ["source", mailbox.source],
    ["state", mailbox.adminState],
    ["directory", mailbox.source === "local" ? null : mailbox.directoryState],
    ["domain active", mailbox.domainActive],
    ["quota", formatByteSize(mailbox.quotaBytes)],
    ["protocols", mailbox.protocols],
    ["webmail", mailbox.webmail],
    ["landing", mailbox.landing],
    ["people may", permissionNames(mailbox)],
    ["second factor required", mailbox.requireSecondFactor],
    ["password set", mailbox.hasPassword],
    ["mail password", mailbox.hasMailPassword],
    ["local password beside the provider", mailbox.localPasswordAllowed],
    ["template", mailbox.template],
    ["pinned", mailbox.pinnedFields],
    ["created", mailbox.createdAt],
  ]);

/** How one mailbox is shown. */
export const shownMailbox = { schema: mailboxView.schema, text: mailboxText };
