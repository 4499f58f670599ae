import Link from "next/link";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { EnabledBadge } from "@/app/(console)/enabled-badge";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { listHref } from "@/app/(console)/list-query";
import { readList } from "@/app/(console)/read-list";
import { RowLink } from "@/app/(console)/row-link";
import { type ListedProvider, providerList } from "@/lib/accounts/identity-provider/list-page";
import { kindOf } from "@/lib/providers/kinds/registry";
import { words } from "@/lib/words/text";

const listWords = words("console.providers.list", {
  create: "New provider",
  none: "There are no identity providers yet, so everyone has a local password. Add one to let people sign in with Keycloak or any other OpenID Connect provider.",
  createFirst: "Add a provider",
  provider: "Provider",
  lastSignIn: "Last sign-in",
  lastRejection: "Last rejection",
  failedLastDay: "{count, number} in 24 hours",
  never: "Never",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ providers} one {# provider} other {# providers}}",
});

/** All identity providers with their use. */
const { show, generateMetadata } = listPage("/providers", listWords, async (here) => ({
  ...(await readList(providerList, here, {})),
  columns: await columnsFor(here),
  order: "slug",
  timed: true,
}));

export { generateMetadata, show as default };

async function columnsFor({ path, t }: OpenedList<typeof listWords>): Promise<ListColumn<ListedProvider>[]> {
  const all = await getWords(providerWords);
  return [
    {
      title: all("shortName"),
      sort: "slug",
      cell: ({ slug, name }) => (
        <span className="grid">
          <RowLink list={path} name={slug} />
          <span className="font-normal text-muted">{name}</span>
        </span>
      ),
    },
    {
      title: t("provider"),
      cell: ({ kind, issuer }) => (
        <span className="grid min-w-40">
          {kindOf(kind).label}
          <span className="text-muted wrap-anywhere">{issuer}</span>
        </span>
      ),
    },
    {
      title: all("state"),
      beside: true,
      cell: ({ enabled }) => <EnabledBadge active={enabled} />,
    },
    {
      title: all("mailboxes"),
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
    { title: t("lastSignIn"), cell: ({ lastAccepted }) => <Moment at={lastAccepted} /> },
    {
      title: t("lastRejection"),
      cell: (provider) => <Failure {...provider} />,
    },
  ];
}

/** When, how often and why, and the words behind it; the rest is in the log of logins. */
function Failure({
  slug,
  lastFailure: failure,
  failedLastDay: count,
}: Pick<ListedProvider, "slug" | "lastFailure" | "failedLastDay">) {
  const t = useWords(listWords);
  if (!failure) return <Never />;
  return (
    <span className="grid max-w-64 gap-0.5">
      <Link
        href={listHref("/admin/logins", { provider: slug, result: "rejected" }, {})}
        className="text-accent hover:underline"
        prefetch={false}
      >
        <LocalTime value={failure.at.toISOString()} />
      </Link>
      {count > 0 ? <span className="text-xs">{t("failedLastDay", { count })}</span> : null}
      {failure.reason ? <span className="wrap-anywhere text-xs text-muted">{failure.reason}</span> : null}
      {failure.detail ? <span className="wrap-anywhere text-xs text-muted">{failure.detail}</span> : null}
    </span>
  );
}

const Moment = ({ at }: { at: Date | null }) => (at ? <LocalTime value={at.toISOString()} /> : <Never />);

const Never = () => useWords(listWords)("never");
