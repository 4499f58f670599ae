import { formatBytes } from "@/app/_ui/bytes";
import { Meter } from "@/app/_ui/meter";
import { messageWords, quotaWords } from "@/app/(user)/home/quota-words";
import { readQuotaUse } from "@/lib/revocation/doveadm/quota-use";

interface QuotaUseProps {
  address: string;
  quotaBytes: number;
}

/** How full the mailbox is, as the mail server knows it; asked while the rest of the page is already shown. */
export async function QuotaUse({ address, quotaBytes }: QuotaUseProps) {
  const use = await readQuotaUse(address);
  if (use === null) return <QuotaUnknown quotaBytes={quotaBytes} />;
  return (
    <div className="grid gap-2 text-sm">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{quotaWords(use.usedBytes, quotaBytes)}</span>
        <span className="text-muted">{messageWords(use.messages)}</span>
      </p>
      {quotaBytes === 0 ? null : <Meter value={use.usedBytes} max={quotaBytes} />}
    </div>
  );
}

function QuotaUnknown({ quotaBytes }: Pick<QuotaUseProps, "quotaBytes">) {
  return (
    <p className="text-sm text-muted">
      {quotaBytes === 0 ? "No limit. " : `Space for ${formatBytes(quotaBytes)}. `}
      How much of it is used is not known right now.
    </p>
  );
}

/** Stands in for QuotaUse until the mail server has answered. */
export function QuotaPending() {
  return <p className="text-sm text-muted">Looking up how much space is used …</p>;
}
