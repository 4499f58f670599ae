import { notFound } from "next/navigation";
import { PageTabs } from "@/app/_ui/page-tabs";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import type { SettingPart } from "@/app/(console)/[role]/providers/provider-parts";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { objectPages } from "@/app/(console)/object-pages";
import { kindOf, type ProviderKindName } from "@/lib/providers/kinds/registry";
import { findProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

export const roomWords = words("console.providers.parts", {
  label: "Parts of this provider",
  title: "{part} · {name}",
  overview: "Overview",
  connection: "Connection",
  people: "People",
  templates: "Templates",
  sync: "Sync",
  scim: "SCIM",
  groups: "Groups",
  delete: "Delete",
});

/** A page of a provider; each has an address of its own below the provider's. */
export type ProviderPart = "overview" | SettingPart | "scim" | "groups" | "delete";

const parts: readonly ProviderPart[] = [
  "overview",
  "connection",
  "people",
  "templates",
  "sync",
  "scim",
  "groups",
  "delete",
];

/** Whether a kind has anything to show in a part. */
const has = (kind: ProviderKindName, part: string): boolean =>
  part !== "sync" || kindOf(kind).personSource !== null;

/** The title of a part: "Keycloak · Identity providers · Letterlock". */
export const providerTitle = objectPages({
  section: "/providers",
  param: "slug",
  find: ({ db }, slug) => findProviderBySlug(db, slug),
  nameOf: ({ name }) => name,
  parts: parts.map((part) => ({
    at: part === "overview" ? "" : `/${part}`,
    title: roomWords(part),
    isOf: ({ kind }: Provider) => has(kind, part),
  })),
}).title;

/** Where a part of a provider is. */
export const partPath = (slug: string, part: ProviderPart): string =>
  `/admin/providers/${slug}${part === "overview" ? "" : `/${part}`}`;

/** Opens a page of a provider; not found for one that is not there, and for a part that its kind does not have. */
export async function openProvider(props: ConsolePageProps<"slug">, page: ProviderPart | "connected") {
  const { slug } = await props.params;
  const { context, back, path, query } = await openPage(
    props,
    `/providers/${slug}${page === "overview" ? "" : `/${page}`}`,
  );
  const row = await findProviderBySlug(context.db, slug);
  if (!row || !has(row.kind, page)) notFound();
  return { context, row, back, path, query };
}

interface ProviderHeadProps {
  row: { slug: string; name: string; kind: ProviderKindName };
  back: { href: string; label: string };
  part: ProviderPart;
}

/** What stands above each page of a provider: whose it is, and the other pages. */
export async function ProviderHead({ row: { slug, name, kind }, back, part: here }: ProviderHeadProps) {
  const t = await getWords(roomWords);
  const tabs = parts
    .filter((part) => has(kind, part))
    .map((part) => ({ label: t(part), href: partPath(slug, part) }));
  return (
    <>
      <PageTitle title={name} back={back} />
      <PageTabs label={t("label")} tabs={tabs} here={partPath(slug, here)} />
    </>
  );
}
