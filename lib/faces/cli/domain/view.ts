import type { z } from "zod";
import { domainView } from "@/lib/accounts/domain/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";
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
  ...asRecord(domainView.schema, (domain) => [
    [label("domain"), domain.name],
    [label("active"), domain.active],
    [
      label("mailboxes"),
      said(t("used", { used: domain.mailboxes, limit: domain.maxMailboxes ?? t("noLimit") })),
    ],
    [label("maxAliases"), domain.maxAliases ?? said(t("noLimit"))],
    [label("maxQuota"), limitText(domain.maxQuotaBytes)],
    [
      label("totalQuota"),
      said(
        t("used", {
          used: domain.givenQuotaBytes === 0 ? 0 : formatByteSize(domain.givenQuotaBytes),
          limit: limitText(domain.totalQuotaBytes),
        }),
      ),
    ],
    [label("defaultTemplate"), domain.defaultTemplate],
    [label("identityProvider"), domain.identityProvider],
    [label("created"), domain.createdAt],
  ]),
  document: domainDocument,
};

/** How many are shown. */
export const shownDomains = {
  ...asTable(domainView.schema, ["domain", "active", "mailboxes", "max", "totalQuota"], (domain) => [
    ...[domain.name, domain.active, domain.mailboxes],
    ...[domain.maxMailboxes ?? said(t("noLimit")), limitText(domain.totalQuotaBytes)],
  ]),
  document: domainDocument,
};
