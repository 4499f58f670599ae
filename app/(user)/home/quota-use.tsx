import { Meter } from "@/app/_ui/meter";
import { getSay } from "@/app/_words/get-words";
import { messagesText, pendingText, quotaText } from "@/app/(user)/home/quota-words";
import { readQuotaUse } from "@/lib/revocation/doveadm/quota-use";

interface QuotaUseProps {
  address: string;
  quotaBytes: number;
}

/** How full the mailbox is, as the mail server knows it; asked while the rest of the page is already shown. */
export async function QuotaUse({ address, quotaBytes }: QuotaUseProps) {
  const say = await getSay();
  const use = await readQuotaUse(address);
  if (use === null) return <p className="text-sm text-muted">{say(quotaText(null, quotaBytes))}</p>;
  return (
    <div className="grid gap-2 text-sm">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{say(quotaText(use.usedBytes, quotaBytes))}</span>
        <span className="text-muted">{say(messagesText(use.messages))}</span>
      </p>
      {quotaBytes === 0 ? null : <Meter value={use.usedBytes} max={quotaBytes} />}
    </div>
  );
}

/** Stands in for QuotaUse until the mail server has answered. */
export async function QuotaPending() {
  return <p className="text-sm text-muted">{(await getSay())(pendingText)}</p>;
}
