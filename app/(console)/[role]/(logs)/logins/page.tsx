import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { LocalTime } from "@/app/_ui/local-time";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { keptWords } from "@/app/(console)/[role]/(logs)/kept-words";
import { typedText } from "@/app/(console)/[role]/(logs)/log-query";
import {
  credentialWord,
  doorWord,
  knownCredentials,
  knownDoors,
  loginResults,
  plainWords,
  resultWords,
} from "@/app/(console)/[role]/(logs)/login-words";
import { LoginDetails } from "@/app/(console)/[role]/(logs)/logins/login-details";
import { SpanFields } from "@/app/(console)/[role]/(logs)/span-fields";
import { typedMoment } from "@/app/(console)/[role]/(logs)/typed-moment";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { listHref, oneOf, pageAt } from "@/app/(console)/list-query";
import { type LoginAttempt, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { consolePath } from "@/lib/faces/session/admin-path";
import { currentSettings } from "@/lib/platform/settings/queries";

export const metadata: Metadata = { title: "Logins" };

const options = {
  result: loginResults.map((value) => ({ value, label: resultWords[value].label })),
  door: knownDoors.map((value) => ({ value, label: doorWord(value) })),
  credential: knownCredentials.map((value) => ({ value, label: credentialWord(value) })),
};

/** The log of logins that an administrator may see, newest first. */
export default async function LoginListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/logins");
  const filter = {
    address: typedText(query.address, 320),
    ip: typedText(query.ip, 45),
    domain: typedText(query.domain, 320),
    door: oneOf(knownDoors, query.door),
    credential: oneOf(knownCredentials, query.credential),
    result: oneOf(loginResults, query.result),
    reason: typedText(query.reason, 64)?.replaceAll(" ", "-"),
    provider: typedText(query.provider, 40),
    from: typedMoment(query.from),
    to: typedMoment(query.to),
  };
  const [page, { loginDays }] = await Promise.all([
    pageAt(query.cursor, (cursor) => listLoginAttempts(context, { ...filter, cursor })),
    currentSettings(context.db, "logs"),
  ]);
  return (
    <ListPage
      title="Logins"
      action={<ExportLinks adminRole={role} log="logins" filter={filter} />}
      path={path}
      query={query}
      page={page}
      filters={[
        { name: "address", label: "Exact address", inputMode: "email" },
        { name: "domain", label: "Domain" },
        { name: "ip", label: "Network address" },
        { name: "result", label: "Result", options: options.result },
        { name: "door", label: "Door", options: options.door },
        { name: "credential", label: "Credential", options: options.credential },
        { name: "reason", label: "Reason" },
        { name: "provider", label: "Identity provider" },
      ]}
      further={<SpanFields query={query} />}
      columns={columnsFor(path, consolePath(role))}
      keyOf={({ id }) => id}
      none="Nobody has logged in yet. Each login stands here a few seconds later, in whatever way it came: portal, webmail or mail app."
      step={{ href: `${consolePath(role)}/login-doctor`, label: "Ask why a login would work or not" }}
    >
      <p className="text-sm text-muted">Kept for {keptWords(loginDays)}.</p>
    </ListPage>
  );
}

const columnsFor = (path: string, start: string): ListColumn<LoginAttempt>[] => [
  {
    title: "Address",
    cell: ({ address }) =>
      address === "" ? (
        "Nobody known yet"
      ) : (
        <Link
          href={listHref(path, {}, { address })}
          className="inline-block min-w-44 max-w-80 text-accent wrap-anywhere hover:underline"
          prefetch={false}
        >
          <bdi>{visibleText(address)}</bdi>
        </Link>
      ),
  },
  {
    title: "When",
    cell: ({ lastAt, count }) => (
      <>
        <LocalTime value={lastAt.toISOString()} />
        {count > 1 ? ` (${count} times)` : null}
      </>
    ),
  },
  {
    title: "Result",
    cell: ({ result, reason }) => (
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone={resultWords[result].tone}>{resultWords[result].label}</Badge>
        {reason ? plainWords(reason) : null}
      </span>
    ),
  },
  { title: "Door", cell: ({ door }) => doorWord(door) },
  {
    title: "With",
    cell: ({ credential, providerSlug }) =>
      `${credentialWord(credential)}${providerSlug ? ` (${providerSlug})` : ""}`,
  },
  { title: "From", cell: ({ ip }) => ip ?? "unknown" },
  { title: "More", cell: (row) => <LoginDetails row={row} start={start} /> },
];
