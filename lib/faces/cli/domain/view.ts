import type { z } from "zod";
import { domainView } from "@/lib/accounts/domain/view";
import { said } from "@/lib/faces/cli/said";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { columns, label } from "@/lib/faces/cli/view-words";
import { formatByteSize } from "@/lib/platform/input/byte-size";
import { words } from "@/lib/words/text";

const t = words("cli.domain.view", { noLimit: "no limit", used: "{used} of {limit}" });

type Domain = z.output<typeof domainView.schema>;

/** A domain as `--json` shows it; `provider` is what its identity provider was called here first. */
const domainDocument = (domain: Domain) => ({ ...domain, provider: domain.identityProvider });

const limitText = (bytes: number | null): string =>
  bytes === null ? said(t("noLimit")) : formatByteSize(bytes);

/** One domain. */
const domainText = (domain: Domain): string =>
  recordText([
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
  ]);

/** Many. */
const domainsText = (domains: Domain[]): string =>
  tableText(
    columns("domain", "active", "mailboxes", "max", "totalQuota"),
    domains.map((domain) => [
      domain.name,
      domain.active,
      domain.mailboxes,
      domain.maxMailboxes ?? said(t("noLimit")),
      limitText(domain.totalQuotaBytes),
    ]),
  );

const shown = { schema: domainView.schema, document: domainDocument };

/** How one domain is shown. */
export const shownDomain = { ...shown, text: domainText };

/** How many are shown. */
export const shownDomains = { ...shown, text: domainsText };
