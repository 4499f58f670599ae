import type { ReactNode } from "react";
import { passwordHint } from "@/app/_passwords/password-hint";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { DomainChoice } from "@/app/(console)/[role]/mailboxes/new/domain-choice";
import { NewMailboxForm } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-form";
import { roomText } from "@/app/(console)/[role]/mailboxes/new/room-words";
import { consolePage } from "@/app/(console)/console-page";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { listDomainPage } from "@/lib/accounts/domain/list-page";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { domainSubject } from "@/lib/accounts/domain/view";
import { creationRefusals } from "@/lib/accounts/mailbox/creation-error";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { Context } from "@/lib/platform/db/context";
import { listProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const newWords = words("console.mailboxes.new", {
  title: "New mailbox",
  inDomain: "Mailbox in {domain}",
  foreignDomain: "{domain} isn't one of your domains.",
  noDomain: "You need a domain before you can create a mailbox. <create>Create a domain</create>",
  noDomainAssigned:
    "You need a domain before you can create a mailbox. Ask a superadmin to assign one to you.",
  noTemplate: "None: 5 GB and all services",
});

const longestList = 200;

/** Makes a mailbox: first in which domain, unless there is only one, then everything else. */
const { show, generateMetadata } = consolePage(
  "/mailboxes/new",
  async ({ role, path, query, context, back }) => {
    const { items, next } = await listDomainPage(context, { limit: longestList });
    const names = items.map(({ name }) => name);
    const wanted = query.domain?.trim().toLowerCase() ?? (names.length === 1 ? (names[0] ?? "") : "");
    const chosen = await chosenDomain(context, wanted);
    const t = await getWords(newWords);
    return (
      <>
        <PageTitle title={t("title")} back={back} />
        {names.length === 0 ? <NoDomain role={role} /> : null}
        {names.length > 1 ? (
          <DomainChoice path={path} chosen={chosen?.name ?? wanted} names={names} many={next !== null} />
        ) : null}
        {wanted && !chosen ? <Alert tone="danger">{t("foreignDomain", { domain: wanted })}</Alert> : null}
        {chosen ? <NewMailboxCard context={context} role={role} domain={chosen} /> : null}
      </>
    );
  },
  { title: newWords("title"), does: "mailbox.create" },
);

export { generateMetadata, show as default };

/** A domain that the administrator sees, or null: a foreign one is answered like none. */
const chosenDomain = async (context: Context, name: string): Promise<DomainDetails | null> =>
  name ? domainSubject.find(context, { name }) : null;

function NoDomain({ role }: { role: AdminRole }) {
  const t = useWords(newWords);
  const create = (chunks: ReactNode) => <TextLink href="/admin/domains/new">{chunks}</TextLink>;
  return (
    <p className="rounded-2xl border border-line bg-surface px-5 py-10 text-center text-muted">
      {role === "superadmin" ? t.rich("noDomain", { create }) : t("noDomainAssigned")}
    </p>
  );
}

interface NewMailboxCardProps {
  context: Context;
  role: AdminRole;
  domain: DomainDetails;
}

async function NewMailboxCard({ context, role, domain }: NewMailboxCardProps) {
  const [templates, providers] = await Promise.all([listTemplates(context.db), listProviders(context.db)]);
  const t = await getWords(newWords);
  const say = await getSay();
  // Without a template of its own a domain gives what the product does.
  const standard = domain.defaultTemplateId ? [] : [{ value: "", label: t("noTemplate") }];
  const full = domain.maxMailboxes !== null && domain.mailboxes >= domain.maxMailboxes;
  return (
    <Card title={t("inDomain", { domain: domain.name })} intro={say(roomText(domain))}>
      {domain.active && !full ? (
        <NewMailboxForm
          adminRole={role}
          domain={domain.name}
          templates={[...standard, ...templates.map(({ name }) => ({ value: name, label: name }))]}
          template={domain.defaultTemplateName ?? ""}
          providers={providers
            .filter(({ enabled }) => enabled)
            .map(({ slug, name }) => ({ value: slug, label: name }))}
          source={domain.identityProviderSlug ?? ""}
          passwordHint={await passwordHint(context)}
        />
      ) : (
        <Alert tone="warning">{say(creationRefusals(full ? "domain-full" : "domain-inactive"))}</Alert>
      )}
    </Card>
  );
}
