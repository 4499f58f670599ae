import { Download } from "lucide-react";
import type { Metadata } from "next";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords } from "@/app/_words/get-words";
import type { PageQuery } from "@/app/(portal)/login-query";
import { currentBrand } from "@/app/brand/current-brand";
import { findProfileLink } from "@/lib/accounts/device/redeem-profile-link";
import { mayTryProfileLink } from "@/lib/accounts/device/try-profile-link";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const linkWords = words("portal.setup.device", {
  title: "Set up this device",
  intro: "Mail, calendars and contacts in one step.",
  install: "Install profile",
  next: "Allow the download, then open Settings and tap “Profile Downloaded” to install it.",
  invalid: "This link does not work",
  whatToDo:
    "It was already used, or it is older than five minutes. Show a new code on the page where you added the device.",
  tooMany: "Too many attempts. Wait a minute, then try again.",
  unavailable: "The profile can't be made at the moment. Try again in a few minutes.",
});

// The token is in this page's address: it must not travel on in a Referer header (see /setup).
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(linkWords))("title"), referrer: "strict-origin" };
}

type Refusal = "tooMany" | "unavailable" | "whatToDo";
const refusals: readonly Refusal[] = ["tooMany", "unavailable"];

/**
 * Where the one-time link to a configuration profile leads, on a phone without a session. The link is burnt by the button
 * alone: previews and scanners that open it do no harm.
 */
export default async function SetUpDevicePage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token, refused } = await searchParams;
  const { context, ip } = await visitorAs({ kind: "setup-link", id: "device" });
  const mayTry = mayTryProfileLink(ip);
  const found = typeof token === "string" && mayTry ? await findProfileLink(context.db, token) : null;
  const t = await getWords(linkWords);
  const why = mayTry ? (refusals.find((one) => one === refused) ?? "whatToDo") : "tooMany";
  return (
    <EntrancePage brand={await currentBrand()} title={t("title")} intro={found ? t("intro") : undefined}>
      {found ? (
        <form method="post" action="/setup/device/profile" className="grid gap-4">
          <input type="hidden" name="token" value={String(token)} />
          <Button type="submit" look="primary" size="large">
            <Download aria-hidden="true" />
            {t("install")}
          </Button>
          <p className="text-sm text-muted">{t("next")}</p>
        </form>
      ) : (
        <Alert tone="danger" title={t("invalid")}>
          <p>{t(why)}</p>
        </Alert>
      )}
    </EntrancePage>
  );
}
