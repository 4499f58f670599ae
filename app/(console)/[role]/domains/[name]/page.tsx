import { sizeText } from "@/app/_ui/bytes";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import { domainPages } from "@/app/(console)/[role]/domains/[name]/domain-pages";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { EnabledBadge } from "@/app/(console)/enabled-badge";
import { NewLink } from "@/app/(console)/list";
import { ObjectPage } from "@/app/(console)/object-page";
import { domainFields } from "@/lib/accounts/domain/fields";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { chosenPermissions } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { permissionText } from "@/lib/platform/permission";
import { words } from "@/lib/words/text";

const domainWords = words("console.domains.details", {
  createMailbox: "New mailbox",
  usage: "Usage",
  deleteHint: "You can only delete a domain that has no mailboxes.",
  permissions: "Your permissions",
  permissionsText:
    "You can create, change and delete mailboxes and aliases in {domain} within the limits above, and use any template and authentication source. A superadmin manages the limits, the default template and the identity provider of the domain.",
  mailboxes: "Mailboxes",
  mailboxesUsed: "{used, number} of {limit, number}",
  mailboxesUnlimited: "{used, number} (no limit)",
  quotaUsed: "Allocated quota",
  sizeUsed: "{used} of {limit}",
  sizeUnlimited: "{used} (no limit)",
  maxQuota: "Maximum mailbox quota",
  noLimit: "No limit",
  template: "Default template",
  none: "None",
});

/** One domain: its use, what whoever looks may do in it, and its end. */
const { show, generateMetadata } = domainPages.part("", async (opened) => {
  const { role, start, context, row, can } = opened;
  const t = await getWords(domainWords);
  return (
    <ObjectPage
      at={opened}
      badge={<EnabledBadge active={row.active} />}
      action={can("mailbox.create") ? <NewMailbox start={start} row={row} /> : null}
    >
      <Card title={t("usage")}>
        <DomainUsage start={start} row={row} />
      </Card>
      {role === "superadmin" ? null : (
        <Card title={t("permissions")}>
          <YourPermissions context={context} domain={row.name} />
        </Card>
      )}
      <DeletionCard at={opened} does="domain.delete" hint={t("deleteHint")} />
    </ObjectPage>
  );
});

export { generateMetadata, show as default };

/** What somebody who is no superadmin may do in a domain: everything below its limits, or what was chosen for a delegate. */
async function YourPermissions({ context, domain }: { context: Context; domain: string }) {
  const [t, say] = [await getWords(domainWords), await getSay()];
  const chosen = chosenPermissions(context.actor, domain);
  if (!chosen) return <p className="max-w-prose text-sm">{t("permissionsText", { domain })}</p>;
  return (
    <ul className="list-disc pl-5 text-sm">
      {chosen.map((one) => (
        <li key={one}>{say(permissionText(one))}</li>
      ))}
    </ul>
  );
}

interface DomainPartProps {
  /** Where the role's pages begin. */
  start: string;
  row: DomainDetails;
}

function NewMailbox({ start, row }: DomainPartProps) {
  const t = useWords(domainWords);
  if (!row.active) return null;
  return (
    <NewLink look="secondary" href={`${start}/mailboxes/new?domain=${row.name}`}>
      {t("createMailbox")}
    </NewLink>
  );
}

/** How many mailboxes there are, linked to their list. */
function MailboxesLink({ start, row: { name, mailboxes: used, maxMailboxes: limit } }: DomainPartProps) {
  const t = useWords(domainWords);
  return (
    <TextLink href={`${start}/mailboxes?domain=${name}`} prefetch={false}>
      {limit === null ? t("mailboxesUnlimited", { used }) : t("mailboxesUsed", { used, limit })}
    </TextLink>
  );
}

/** What is in use of the domain, and its limits. */
function DomainUsage({ start, row }: DomainPartProps) {
  const t = useWords(domainWords);
  const { totalQuotaBytes, maxQuotaBytes } = row;
  const say = useSay();
  const used = say(sizeText(row.givenQuotaBytes));
  return (
    <DescriptionList
      entries={[
        [t("mailboxes"), <MailboxesLink key="mailboxes" start={start} row={row} />],
        [say(domainFields.maxAliases.label), row.maxAliases === null ? t("noLimit") : String(row.maxAliases)],
        [
          t("quotaUsed"),
          totalQuotaBytes === null
            ? t("sizeUnlimited", { used })
            : t("sizeUsed", { used, limit: say(sizeText(totalQuotaBytes)) }),
        ],
        [t("maxQuota"), maxQuotaBytes === null ? t("noLimit") : say(sizeText(maxQuotaBytes))],
        [t("template"), row.defaultTemplateName ?? t("none")],
        [say(domainFields.identityProviderId.label), row.identityProviderSlug ?? t("none")],
      ]}
    />
  );
}
