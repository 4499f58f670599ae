import Link from "next/link";
import { getWords } from "@/app/_words/get-words";
import type { Context } from "@/lib/platform/db/context";
import { readTotals } from "@/lib/upkeep/overview/read-totals";
import { words } from "@/lib/words/text";

const totalWords = words("console.overview.totals", {
  label: "Totals",
  domains: "{count, plural, one {domain} other {domains}}",
  mailboxes: "{count, plural, one {mailbox} other {mailboxes}}",
  active: "{count, plural, one {active person} other {active people}} this week",
  devices: "{count, plural, one {device} other {devices}}",
  number: "{count, number}",
});

interface TotalsCardProps {
  context: Context;
  /** Where the role's pages begin. */
  start: string;
}

/** How much there is, in four numbers. */
export async function TotalsCard({ context, start }: TotalsCardProps) {
  const totals = await readTotals(context);
  const t = await getWords(totalWords);
  const pages = { domains: "/domains", mailboxes: "/mailboxes", active: "/logins", devices: null } as const;
  return (
    <section aria-label={t("label")}>
      <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {(Object.keys(pages) as (keyof typeof pages)[]).map((name) => {
          const count = totals[name];
          const shown = (
            <>
              <span className="text-2xl font-semibold tabular-nums">{t("number", { count })}</span>
              <span className="text-sm text-muted">{t(name, { count })}</span>
            </>
          );
          const look = "grid h-full gap-0.5 rounded-2xl border border-line bg-surface px-5 py-4 shadow-card";
          return (
            <li key={name}>
              {pages[name] ? (
                <Link href={start + pages[name]} prefetch={false} className={`${look} hover:border-accent`}>
                  {shown}
                </Link>
              ) : (
                <div className={look}>{shown}</div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
