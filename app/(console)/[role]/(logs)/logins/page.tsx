import { LocalTime } from "@/app/_ui/local-time";
import { TextLink } from "@/app/_ui/text-link";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import {
  credentialText,
  doorText,
  knownCredentials,
  knownDoors,
  knownReasons,
  reasonText,
} from "@/app/(console)/[role]/(logs)/login-words";
import { LoginDetails } from "@/app/(console)/[role]/(logs)/logins/login-details";
import { ResultBadge } from "@/app/(console)/[role]/(logs)/result-badge";
import { SpanFields } from "@/app/(console)/[role]/(logs)/span-fields";
import { typedSpan } from "@/app/(console)/[role]/(logs)/typed-moment";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { listHref } from "@/app/(console)/list-query";
import { byChoice, byText, byWords } from "@/app/(console)/narrowing";
import { isOffered } from "@/app/(console)/offered";
import { readNarrowed } from "@/app/(console)/read-list";
import {
  countLoginAttempts,
  type LoginAttempt,
  listLoginAttempts,
} from "@/lib/credentials/login-attempt/queries";
import { loginResultWords } from "@/lib/credentials/login-attempt/words";
import { currentSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.logins", {
  kept: "Logins are kept for {days, plural, one {# day} other {# days}}.",
  exactAddress: "Address (exact)",
  domain: "Domain",
  ip: "IP address",
  result: "Result",
  door: "Service",
  credential: "Credential",
  credentialAt: "{credential} ({provider})",
  credentialNamed: "{credential} “{name}”",
  reason: "Reason",
  provider: "Identity provider",
  none: "No logins yet. Logins appear here within seconds, whether through the portal, webmail or a mail app.",
  doctor: "Find out why a login works or fails",
  address: "Address",
  nobody: "Not identified",
  at: "Time",
  times: "({count, number} times)",
  unknown: "Unknown",
  more: "Details",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ logins} one {# login} other {# logins}}",
});

const narrowings = {
  address: byText(listWords("exactAddress"), 320, "email"),
  domain: byText(listWords("domain"), 320),
  ip: byText(listWords("ip"), 45),
  result: byWords(listWords("result"), loginResultWords),
  door: byChoice(listWords("door"), knownDoors, doorText),
  credential: byChoice(listWords("credential"), knownCredentials, credentialText),
  reason: byChoice(listWords("reason"), knownReasons, reasonText),
  provider: byText(listWords("provider"), 40),
};

/** The log of logins that an administrator may see, newest first. */
const { show, generateMetadata } = listPage("/logins", listWords, async (here) => {
  const { role, start, query, context, t } = here;
  const source = { page: listLoginAttempts, count: countLoginAttempts };
  const [list, { loginDays }] = await Promise.all([
    readNarrowed(source, here, narrowings, (narrowed) => ({ ...narrowed, ...typedSpan(query) })),
    currentSettings(context.db, "logs"),
  ]);
  return {
    ...list,
    action: <ExportLinks adminRole={role} log="logins" filter={list.filter} />,
    further: <SpanFields query={query} />,
    columns: columnsFor(here),
    timed: true,
    step: { href: `${start}/login-doctor`, label: t("doctor") },
    intro: <p className="text-sm text-muted">{t("kept", { days: loginDays })}</p>,
  };
});

export { generateMetadata, show as default };

function columnsFor(opened: OpenedList<typeof listWords>): ListColumn<LoginAttempt>[] {
  const { context, path, start, t, say } = opened;
  const seesMailboxes = isOffered(context.actor, "mailbox.show");
  return [
    { title: t("address"), cell: ({ address }) => addressCell(path, address) ?? t("nobody") },
    {
      title: t("at"),
      cell: ({ lastAt, count }) => (
        <>
          <LocalTime value={lastAt} />
          {count > 1 ? ` ${t("times", { count })}` : null}
        </>
      ),
    },
    {
      title: t("result"),
      cell: ({ result, reason }) => (
        <span className="flex flex-wrap items-center gap-2">
          <ResultBadge result={result} />
          {reason ? say(reasonText(reason)) : null}
        </span>
      ),
    },
    { title: t("door"), cell: ({ door }) => say(doorText(door)) },
    {
      title: t("credential"),
      cell: ({ credential: kind, appPasswordName: name, providerSlug: provider }) => {
        const credential = say(credentialText(kind));
        if (name !== null) return t("credentialNamed", { credential, name });
        return provider ? t("credentialAt", { credential, provider }) : credential;
      },
    },
    { title: t("ip"), cell: ({ ip }) => ip ?? t("unknown") },
    {
      title: t("more"),
      cell: (row) => <LoginDetails row={row} start={start} seesMailboxes={seesMailboxes} />,
    },
  ];
}

/** The address that was given, as the way to all its logins; null where none is known. */
const addressCell = (path: string, address: string) =>
  address === "" ? null : (
    <TextLink
      href={listHref(path, {}, { address })}
      className="inline-block min-w-44 max-w-80 wrap-anywhere"
      prefetch={false}
    >
      <bdi>{visibleText(address)}</bdi>
    </TextLink>
  );
