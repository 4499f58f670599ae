import { CircleCheck, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { matterWords } from "@/app/(console)/[role]/_overview/matter-words";
import type { requireAdminPage } from "@/lib/faces/session/admin";
import { readAttention } from "@/lib/upkeep/overview/read-attention";

interface AttentionCardProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
  /** Where the role's pages begin. */
  start: string;
}

/** What somebody should look at, each with the page that mends it. */
export async function AttentionCard({ context, start }: AttentionCardProps) {
  const matters = await readAttention(context);
  return (
    <Card title="Needs attention">
      {matters.length === 0 ? (
        <p className="flex items-center gap-2 text-sm">
          <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-good" />
          Nothing at the moment.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {matters.map((matter) => (
            <li
              key={`${matter.kind} ${matter.subject}`}
              className="flex gap-3 py-3 text-sm first:pt-0 last:pb-0"
            >
              <TriangleAlert aria-hidden="true" className="size-5 shrink-0 text-warning" />
              <div className="grid min-w-0 gap-1">
                <Words {...matterWords(matter, start)} />
                <Examples addresses={matter.examples} start={start} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Words({ what, todo, href, link }: ReturnType<typeof matterWords>) {
  return (
    <>
      <p className="font-medium wrap-anywhere">{what}</p>
      <p className="text-muted">{todo}</p>
      {href ? (
        <p>
          <Link href={href} prefetch={false} className="text-accent underline">
            {link}
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
