import { sizeText } from "@/app/_ui/bytes";
import { Meter } from "@/app/_ui/meter";
import { getSay } from "@/app/_words/get-words";
import { readQuotaUse } from "@/lib/revocation/doveadm/quota-use";
import { words } from "@/lib/words/text";

const storageWords = words("console.mailboxes.storage", {
  used: "{used} of {quota}",
  usedWithoutLimit: "{used}, no limit",
  unknown: "Unknown, of {quota}",
  unknownWithoutLimit: "Unknown, no limit",
});

function storageText(usedBytes: number | undefined, quotaBytes: number) {
  const quota = sizeText(quotaBytes);
  if (usedBytes === undefined)
    return quotaBytes === 0 ? storageWords("unknownWithoutLimit") : storageWords("unknown", { quota });
  const used = sizeText(usedBytes);
  return quotaBytes === 0
    ? storageWords("usedWithoutLimit", { used })
    : storageWords("used", { used, quota });
}

/** How full a mailbox is, as the mail server knows it. It waits for that server. */
export async function StorageUsed({ address, quotaBytes }: { address: string; quotaBytes: number }) {
  const say = await getSay();
  const usedBytes = (await readQuotaUse(address))?.usedBytes;
  return (
    <span className="grid max-w-60 gap-1">
      {say(storageText(usedBytes, quotaBytes))}
      {quotaBytes === 0 || usedBytes === undefined ? null : <Meter value={usedBytes} max={quotaBytes} />}
    </span>
  );
}
