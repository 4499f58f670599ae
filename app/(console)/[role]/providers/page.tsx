import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { List, type ListColumn, NewLink } from "@/app/(console)/list";
import { askedPage, listHref } from "@/app/(console)/list-query";
import {
  type ListedProvider,
  listProviderPage,
  providerOrders,
} from "@/lib/accounts/identity-provider/list-page";
import { kindOf } from "@/lib/providers/kinds/registry";

export const generateMetadata = superadminTitle("Identity providers");

const path = "/admin/providers";

/** All identity providers with their use. */
export default async function ProviderListPage(props: ConsolePageProps) {
  const { query, context } = await openPage(props, "/providers", "superadmin");
  const page = await askedPage(query, providerOrders, (asked) =>
    listProviderPage(context, {
      ...asked,
    }),
  );
  return (
    <>
      <PageTitle title="Identity providers" action={<NewLink href={`${path}/new`}>New provider</NewLink>} />
      <List
        label="Identity providers"
        path={path}
        query={query}
        page={page}
        columns={columns}
        keyOf={({ id }) => id}
        order="slug"
        none="There is none yet: everybody has a local password. Add one to let people sign in with Keycloak or any other OpenID Connect provider."
        step={{ href: `${path}/new`, label: "Add the first provider" }}
      />
    </>
  );
}

const columns: ListColumn<ListedProvider>[] = [
  {
    title: "Short name",
    sort: "slug",
    cell: ({ slug, name }) => (
      <span className="grid">
        <Link href={`${path}/${slug}`} className="text-accent hover:underline">
          {slug}
        </Link>
        <span className="font-normal text-muted">{name}</span>
      </span>
    ),
  },
  {
    title: "Provider",
    cell: ({ kind, issuer }) => (
      <span className="grid min-w-56">
        {kindOf(kind).label}
        {/* In one piece as long as the cell has room for it. */}
        <span className="text-muted wrap-break-word">{issuer}</span>
      </span>
    ),
  },
  {
    title: "Mailboxes",
    cell: ({ slug, mailboxes }) =>
      mailboxes === 0 ? (
        "0"
      ) : (
        <Link
          href={listHref("/admin/mailboxes", { source: slug }, {})}
          className="text-accent hover:underline"
          prefetch={false}
        >
          {mailboxes}
        </Link>
      ),
  },
  { title: "Last sign-in", cell: ({ lastAccepted }) => <Moment at={lastAccepted} /> },
  { title: "Last refused", cell: ({ slug, lastFailure }) => <Failure slug={slug} failure={lastFailure} /> },
  {
    title: "State",
    cell: ({ enabled }) =>
      enabled ? <Badge tone="good">Switched on</Badge> : <Badge tone="warning">Switched off</Badge>,
  },
];

/** When and why, and the words behind it; the rest is in the log of logins. */
function Failure({ slug, failure }: { slug: string; failure: ListedProvider["lastFailure"] }) {
  if (!failure) return "Never";
  return (
    <span className="grid max-w-64 gap-0.5">
      <Link
        href={listHref("/admin/logins", { provider: slug, result: "rejected" }, {})}
        className="text-accent hover:underline"
        prefetch={false}
      >
        <LocalTime value={failure.at.toISOString()} />
      </Link>
      {failure.reason ? <span className="wrap-anywhere text-xs text-muted">{failure.reason}</span> : null}
      {failure.detail ? <span className="wrap-anywhere text-xs text-muted">{failure.detail}</span> : null}
    </span>
  );
}

const Moment = ({ at }: { at: Date | null }) => (at ? <LocalTime value={at.toISOString()} /> : "Never");
