import { CircleCheck, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { type AttentionTexts, attentionTexts } from "@/app/(console)/[role]/_overview/attention-words";
import { RestFolded } from "@/app/(console)/[role]/_overview/rest-folded";
import { overviewWords } from "@/app/(console)/[role]/_overview/words";
import type { Context } from "@/lib/platform/db/context";
import { type AttentionItem, readAttention } from "@/lib/upkeep/overview/read-attention";
import { words } from "@/lib/words/text";

const attentionWords = words("console.overview.attention", {
  nothing: "Nothing at the moment.",
  more: "{count, number} more",
});

/** The most pressing come first; further ones are folded. */
const shownItems = 8;

interface AttentionCardProps {
  context: Context;
  /** Where the role's pages begin. */
  start: string;
}

/** What somebody should look at, each with the page that mends it. */
export async function AttentionCard({ context, start }: AttentionCardProps) {
  const items = await readAttention(context);
  const [t, all] = [await getWords(attentionWords), await getWords(overviewWords)];
  return (
    <Card title={all("attention")}>
      {items.length === 0 ? (
        <p className="flex items-center gap-2 text-sm">
          <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-good" />
          {t("nothing")}
        </p>
      ) : (
        <RestFolded
          items={items}
          shown={shownItems}
          more={(count) => t("more", { count })}
          list={(those) => <AttentionItems items={those} start={start} />}
        />
      )}
    </Card>
  );
}

function AttentionItems({ items, start }: { items: readonly AttentionItem[]; start: string }) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={`${item.kind} ${item.subject}`} className="flex gap-3 py-3 text-sm first:pt-0 last:pb-0">
          <TriangleAlert aria-hidden="true" className="size-5 shrink-0 text-warning" />
          <div className="grid min-w-0 gap-1">
            <Said {...attentionTexts(item, start)} />
            <Examples addresses={item.examples} start={start} />
          </div>
        </li>
      ))}
    </ul>
  );
}

async function Said({ what, todo, page }: AttentionTexts) {
  const say = await getSay();
  return (
    <>
      <p className="font-medium wrap-anywhere">{say(what)}</p>
      <p className="text-muted">{say(todo)}</p>
      {page ? (
        <p>
          <Link href={page.href} prefetch={false} className="text-accent underline">
            {say(page.link)}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function Examples({ addresses, start }: { addresses: string[]; start: string }) {
  if (addresses.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {addresses.map((address) => (
        <li key={address}>
          <Link
            href={`${start}/mailboxes/${encodeURIComponent(address)}`}
            prefetch={false}
            className="text-accent underline wrap-anywhere"
          >
            {address}
          </Link>
        </li>
      ))}
    </ul>
  );
}
