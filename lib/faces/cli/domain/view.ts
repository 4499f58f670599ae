import type { z } from "zod";
import type { domainView } from "@/lib/accounts/domain/view";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { formatByteSize } from "@/lib/platform/input/byte-size";

type Domain = z.output<typeof domainView.schema>;

/** A domain as `--json` shows it; `provider` is what its identity provider was called here first. */
export const domainDocument = (domain: Domain) => ({ ...domain, provider: domain.identityProvider });

const limitText = (bytes: number | null): string => (bytes === null ? "no limit" : formatByteSize(bytes));

/** One domain. */
export const domainText = (domain: Domain): string =>
  recordText([
    ["domain", domain.name],
    ["active", domain.active],
    ["mailboxes", `${domain.mailboxes} of ${domain.maxMailboxes ?? "any number"}`],
    ["aliases of administrators and directories", domain.maxAliases ?? "any number"],
    ["quota of one mailbox", limitText(domain.maxQuotaBytes)],
    [
      "quota of all",
      `${domain.givenQuotaBytes === 0 ? "0" : formatByteSize(domain.givenQuotaBytes)} of ${limitText(domain.totalQuotaBytes)}`,
    ],
    ["default template", domain.defaultTemplate],
    ["identity provider", domain.identityProvider],
    ["created", domain.createdAt],
  ]);

/** Many. */
export const domainsText = (domains: Domain[]): string =>
  tableText(
    ["DOMAIN", "ACTIVE", "MAILBOXES", "MAX", "TOTAL QUOTA"],
    domains.map((domain) => [
      domain.name,
      domain.active,
      domain.mailboxes,
      domain.maxMailboxes ?? "no limit",
      limitText(domain.totalQuotaBytes),
    ]),
  );
