import type { Metadata } from "next";
import Link from "next/link";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { DomainChoice } from "@/app/(console)/[role]/mailboxes/new/domain-choice";
import { NewMailboxForm } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-form";
import { roomWords } from "@/app/(console)/[role]/mailboxes/new/room-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { passwordHint } from "@/app/password-hint";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { listDomainPage } from "@/lib/accounts/domain/list-page";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { domainSubject } from "@/lib/accounts/domain/view";
import { creationError } from "@/lib/accounts/mailbox/creation-error";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { Context } from "@/lib/platform/db/context";
import { listProviders } from "@/lib/providers/provider/queries";

export const metadata: Metadata = { title: "New mailbox" };

const longestList = 200;

/** Makes a mailbox: first in which domain, unless there is only one, then everything else. */
export default async function NewMailboxPage(props: ConsolePageProps) {
  const { role, start, path, query, context } = await openPage(props, "/mailboxes/new");
  const { items, next } = await listDomainPage(context, { limit: longestList });
  const names = items.map(({ name }) => name);
  const wanted = query.domain?.trim().toLowerCase() ?? (names.length === 1 ? (names[0] ?? "") : "");
  const chosen = await chosenDomain(context, wanted);
  return (
    <>
      <PageTitle title="New mailbox" back={<Link href={`${start}/mailboxes`}>← Mailboxes</Link>} />
      {names.length === 0 ? <NoDomain role={role} /> : null}
      {names.length > 1 ? (
        <DomainChoice path={path} chosen={chosen?.name ?? wanted} names={names} many={next !== null} />
      ) : null}
      {wanted && !chosen ? <Alert tone="danger">{wanted} is no domain that you administer.</Alert> : null}
      {chosen ? <NewMailboxCard context={context} role={role} domain={chosen} /> : null}
    </>
  );
}

/** A domain that the administrator sees, or null: a foreign one is answered like none. */
const chosenDomain = async (context: Context, name: string): Promise<DomainDetails | null> =>
  name ? domainSubject.find(context, { name }) : null;

const NoDomain = ({ role }: { role: AdminRole }) => (
  <p className="rounded-2xl border border-line bg-surface px-5 py-10 text-center text-muted">
    A mailbox needs a domain, and there is none yet.{" "}
    {role === "superadmin" ? (
      <Link href="/admin/domains/new" className="text-accent hover:underline">
        Make one
      </Link>
    ) : (
      "Ask whoever administers this server for one."
    )}
  </p>
);

interface NewMailboxCardProps {
  context: Context;
  role: AdminRole;
  domain: DomainDetails;
}

async function NewMailboxCard({ context, role, domain }: NewMailboxCardProps) {
  const [templates, providers] = await Promise.all([listTemplates(context.db), listProviders(context.db)]);
  // Without a template of its own a domain gives what the product does.
  const standard = domain.defaultTemplateId ? [] : [{ value: "", label: "None: 5 GB and every way in" }];
  const full = domain.maxMailboxes !== null && domain.mailboxes >= domain.maxMailboxes;
  return (
    <Card title={`In ${domain.name}`} intro={roomWords(domain)}>
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
        <Alert tone="warning">{creationError(full ? "domain-full" : "domain-inactive").message}</Alert>
      )}
    </Card>
  );
}
