import type { Metadata } from "next";
import { passwordHint } from "@/app/_passwords/password-hint";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords } from "@/app/_words/get-words";
import type { PageQuery } from "@/app/(portal)/login-query";
import { SetupForm } from "@/app/(portal)/setup/setup-form";
import { setupRefusals } from "@/app/(portal)/setup/setup-refusals";
import { currentBrand } from "@/app/brand/current-brand";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const setupWords = words("portal.setup", {
  title: "Set up",
  heading: "Set up Letterlock",
  intro: "Create the first superadmin, the account that can manage everything.",
  incomplete: "This link is incomplete",
});

// The token is in this page's address: it must not travel on in a Referer header. (With "no-referrer" a form that is
// sent without script would have `Origin: null`, which Next refuses.)
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(setupWords))("title"), referrer: "strict-origin" };
}

/** Where a one-time set-up link leads: it creates the first superadmin. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token } = await searchParams;
  const visitor = await visitorAs({ kind: "setup-link", id: "set-up" });
  const t = await getWords(setupWords);
  return (
    <EntrancePage brand={await currentBrand()} title={t("heading")} intro={t("intro")}>
      {typeof token === "string" && token !== "" ? (
        <SetupForm token={token} passwordHint={await passwordHint(visitor.context)} />
      ) : (
        <Alert tone="danger" title={t("incomplete")}>
          <p>{(await getWords(setupRefusals))("unknown")}</p>
        </Alert>
      )}
    </EntrancePage>
  );
}
