import { Badge } from "@/app/_ui/badge";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { useSay, useWords } from "@/app/_words/use-words";
import {
  adminStateTones,
  adminStateWords,
  directoryStateWords,
} from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { fieldNames } from "@/app/(console)/stale-fields";
import { lacksSecondFactor } from "@/lib/access/decide-access";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { words } from "@/lib/words/text";

const summaryWords = words("console.mailboxes.summary", {
  state: "State",
  domain: "Domain",
  domainDisabled: "{domain} (disabled)",
  source: "Authentication source",
  local: "Local",
  directory: "Directory status",
  template: "Template",
  pinned: "Pinned fields",
  pins: "{fields}",
  localPassword: "Local password",
  mailPassword: "Mail password",
  appPasswords: "App passwords",
  secondFactor: "Second factor",
  created: "Created",
  none: "None",
  set: "Set",
  setAt: "Set at {provider}",
  setDisabled: "Set, but disabled for this provider",
  setUp: "Set up",
  required: "Required, not set up yet",
});

interface MailboxSummaryProps {
  row: MailboxWithFacts;
  appPasswords: number;
}

/** What a mailbox is at the moment, in words. */
export function MailboxSummary({ row, appPasswords }: MailboxSummaryProps) {
  const t = useWords(summaryWords);
  const say = useSay();
  const pins = fieldNames(row.pinnedFields, "mailbox");
  return (
    <DescriptionList
      entries={[
        [t("state"), <AdminStateBadge key="state" state={row.adminState} />],
        [t("domain"), row.domainActive ? row.domainName : t("domainDisabled", { domain: row.domainName })],
        [t("source"), row.identityProviderName ?? t("local")],
        [t("directory"), <DirectoryStatus key="directory" row={row} />],
        [t("template"), row.templateName ?? t("none")],
        [t("pinned"), pins.length > 0 ? say(summaryWords("pins", { fields: pins })) : t("none")],
        [t("localPassword"), t(row.hasPassword ? "set" : "none")],
        [t("mailPassword"), <MailPassword key="mail-password" row={row} />],
        [t("appPasswords"), String(appPasswords)],
        [t("secondFactor"), t(factorKey(row))],
        [t("created"), <LocalTime key="created" value={row.createdAt} show="date" />],
      ]}
    />
  );
}

/** What an administrator has decided about a mailbox. */
export function AdminStateBadge({ state }: { state: MailboxWithFacts["adminState"] }) {
  const t = useWords(adminStateWords);
  return <Badge tone={adminStateTones[state]}>{t(state)}</Badge>;
}

function DirectoryStatus({ row }: { row: MailboxWithFacts }) {
  const t = useWords(directoryStateWords);
  const none = useWords(summaryWords)("none");
  return row.identityProviderId ? t(row.directoryState) : none;
}

function MailPassword({ row: { hasMailPassword, facts, identityProviderName } }: { row: MailboxWithFacts }) {
  const t = useWords(summaryWords);
  if (!hasMailPassword) return t("none");
  return facts.mailPasswordAllowed ? t("setAt", { provider: identityProviderName ?? "" }) : t("setDisabled");
}

function factorKey({ facts }: MailboxWithFacts): "setUp" | "required" | "none" {
  if (facts.hasSecondFactor) return "setUp";
  return lacksSecondFactor(facts) ? "required" : "none";
}
