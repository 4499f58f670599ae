import type { z } from "zod";
import { domainView } from "@/lib/accounts/domain/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { formatByteSize } from "@/lib/platform/input/byte-size";
import { words } from "@/lib/words/text";

const t = words("cli.domain.view", { noLimit: "no limit", used: "{used} of {limit}" });

/** A domain as `--json` shows it; `provider` is what its identity provider was called here first. */
const domainDocument = (domain: z.output<typeof domainView.schema>) => ({
  ...domain,
  provider: domain.identityProvider,
});

const limitText = (bytes: number | null): string =>
  bytes === null ? said(t("noLimit")) : formatByteSize(bytes);

/** How one domain is shown. */
export const shownDomain = {
  ...asRecord(domainView.schema, [
    ["domain", "name"],
    "active",
    [
      "mailboxes",
      ({ mailboxes: used, maxMailboxes }) => said(t("used", { used, limit: maxMailboxes ?? t("noLimit") })),
    ],
    ["maxAliases", ({ maxAliases }) => maxAliases ?? said(t("noLimit"))],
    ["maxQuota", ({ maxQuotaBytes }) => limitText(maxQuotaBytes)],
    [
      "totalQuota",
      ({ givenQuotaBytes: given, totalQuotaBytes: total }) =>
        said(t("used", { used: given === 0 ? 0 : formatByteSize(given), limit: limitText(total) })),
    ],
    "defaultTemplate",
    "identityProvider",
    ["created", "createdAt"],
  ]),
  document: domainDocument,
};

/** How many are shown. */
export const shownDomains = {
  ...asTable(domainView.schema, [
    ["domain", "name"],
    "active",
    "mailboxes",
    ["max", ({ maxMailboxes }) => maxMailboxes ?? said(t("noLimit"))],
    ["totalQuota", ({ totalQuotaBytes }) => limitText(totalQuotaBytes)],
  ]),
  document: domainDocument,
};
